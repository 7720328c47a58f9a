import { readFileSync } from 'node:fs';
import { actionYml } from './action-yml.ts';
import { configSchema } from './config-schema.ts';
import { withTables } from './readme-tables.ts';

const ROOT = new URL('../../', import.meta.url);

/** Absolute address of a file of the project. */
export const place = (path: string): URL => new URL(path, ROOT);

/** Every generated file by its path in the project, with the text it should have. */
export const generatedFiles = (): Readonly<Record<string, string>> => ({
  'action.yml': actionYml('dist/index.js'),
  'deploy/action.yml': actionYml('../dist/index.js'),
  'schema/config.schema.json': configSchema(),
  'README.md': withTables(readFileSync(place('README.md'), 'utf8')),
});
