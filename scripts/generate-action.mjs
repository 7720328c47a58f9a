// Writes what is made from the tables of inputs and outputs: action.yml (twice), the JSON Schema, README's tables.
import { mkdirSync, writeFileSync } from 'node:fs';
import { generatedFiles, place } from './generated/files.ts';

for (const [path, text] of Object.entries(generatedFiles())) {
  mkdirSync(new URL('.', place(path)), { recursive: true });
  writeFileSync(place(path), text);
  console.log(`wrote ${path}`);
}
