import { readFileSync } from 'node:fs';

import { releaseNotes } from './changelog.mjs';
import { main } from './main.mjs';

/** `node scripts/release-notes.mjs TAG`: prints what CHANGELOG.md says of the version that is released. */
await main(async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  process.stdout.write(releaseNotes(String(process.argv[2]), version, readFileSync('CHANGELOG.md', 'utf8')));
  return 0;
});
