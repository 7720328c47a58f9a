import { nodeEnvironment } from './environment.mjs';
import { main } from './main.mjs';
import { run } from './run-command.mjs';

/** `npm run format`: fixes the lint findings that need no decision, and the format. */
await main(async () => {
  const env = await nodeEnvironment();
  await run('oxlint', ['--fix'], env);
  await run('prettier', ['--write', '--log-level=warn', '.'], env);
});
