/** `npm run generate`: writes the files that are made from the tables of inputs and outputs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { generatedFiles, place } from './generated/files.ts';

for (const [path, text] of Object.entries(generatedFiles())) {
  mkdirSync(new URL('.', place(path)), { recursive: true });
  writeFileSync(place(path), text);
  console.log(`wrote ${path}`);
}
