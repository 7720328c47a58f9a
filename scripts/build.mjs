import { bundle } from './bundle.mjs';
import { nodeEnvironment } from './environment.mjs';
import { main } from './main.mjs';

/** `npm run build`: compiles src/ into dist/, the code that `uses:` runs. */
await main(async () => bundle('dist', await nodeEnvironment()));
