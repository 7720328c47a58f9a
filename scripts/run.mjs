import { wholeEnvironment } from './environment.mjs';
import { main } from './main.mjs';
import { exitCodeOf } from './run-command.mjs';

/** `node scripts/run.mjs lab/main.ts …`: sets up what the lab needs, then runs one TypeScript program on Node 24. */
await main(async () => exitCodeOf('node', process.argv.slice(2), await wholeEnvironment()));
