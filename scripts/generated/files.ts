import { readFileSync } from 'node:fs';
import { actionYml } from './action-yml.ts';
import { configSchema } from './config-schema.ts';
import { STUB_VERBS } from '../stubs.mjs';
import { DEPLOY_TABLES, verbTables, withTables, type Tables } from './readme-tables.ts';
import type { StubVerb } from './verbs.ts';

/** The generated files of the project: their paths and their texts. */

const ROOT = new URL('../../', import.meta.url);

/** The URL of a file of the project. */
export const place = (path: string): URL => new URL(path, ROOT);

/** Makes the text of every generated file, by its path in the project. */
export const generatedFiles = (): Readonly<Record<string, string>> => ({
  'action.yml': actionYml('deploy', 'dist/index.js'),
  'deploy/action.yml': actionYml('deploy', '../dist/index.js'),
  'schema/config.schema.json': configSchema(),
  'README.md': updated('README.md', DEPLOY_TABLES),
  ...Object.assign({}, ...STUB_VERBS.map(verbFiles)),
});

const verbFiles = (verb: StubVerb): Readonly<Record<string, string>> => ({
  [`${verb}/action.yml`]: actionYml(verb, `../dist/${verb}.js`),
  [`${verb}/README.md`]: updated(`${verb}/README.md`, verbTables(verb)),
});

const updated = (path: string, tables: Tables): string =>
  withTables(readFileSync(place(path), 'utf8'), tables);
