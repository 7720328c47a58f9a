import { nodeEnvironment } from './environment.mjs';
import { main } from './main.mjs';
import { run } from './run-command.mjs';

/** `npm run format`: what can be put right without a decision. */
await main(async () => {
  const env = await nodeEnvironment();
  await run('oxlint', ['--fix'], env);
  await run('prettier', ['--write', '--log-level=warn', '.'], env);
});
