import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bundle } from './bundle.mjs';
import { directoryDifferences } from './directory-differences.mjs';
import { nodeEnvironment } from './environment.mjs';
import { main } from './main.mjs';

/** `npm run check:dist`: checks that the committed bundle is the one that the sources give, byte for byte. */
await main(async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'dist-'));
  try {
    await bundle(fresh, await nodeEnvironment());
    const differing = directoryDifferences('dist', fresh);
    if (differing.length === 0) return 0;
    console.error(
      `dist/ differs from what src/ gives (${differing.join(', ')}): run "npm run build" and commit dist/.`,
    );
    return 1;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
});
