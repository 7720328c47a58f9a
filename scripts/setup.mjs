import { main } from './main.mjs';
import { wholeEnvironment } from './environment.mjs';

/** `npm run setup`: installs what the lab needs, as `npm start`, `npm test` and `npm run lab` do first. */
await main(async () => {
  await wholeEnvironment();
  console.log('Set up: npm packages, Node 24, Python environment.');
});
