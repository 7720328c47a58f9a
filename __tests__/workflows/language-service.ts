import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { ROOT } from './workflow-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** What GitHub's own language service says of a workflow file, one line a finding. */
export type Lint = (path: string, text: string) => Promise<readonly string[]>;

interface Reference {
  readonly owner?: string;
  readonly name?: string;
  readonly path?: string;
}

interface LanguageService {
  readonly validate: (
    document: object,
    config: {
      readonly actionsMetadataProvider: { fetchActionMetadata(action: Reference): Promise<object> };
      readonly fileProvider: { getFileContent(file: { path: string }): Promise<object> };
    },
  ) => Promise<readonly { readonly message: string; readonly range: { readonly start: { line: number } } }[]>;
  readonly TextDocument: { create(uri: string, language: string, version: number, text: string): object };
}

/** The inputs of other people's actions at the commits we pin; an action that is not here is not looked into. */
const INPUTS: Readonly<Record<string, readonly string[]>> = {
  'actions/checkout': [
    'repository',
    'ref',
    'token',
    'persist-credentials',
    'path',
    'fetch-depth',
    'clean',
    'lfs',
  ],
  'actions/download-artifact': ['name', 'artifact-ids', 'path', 'pattern', 'merge-multiple'],
};

const folder = temporaryFolder();

/** The package imports JSON as no runtime does by itself: it is bundled first, as its own editors do. */
const bundled = async (): Promise<LanguageService> => {
  const file = join(folder, 'bundle.cjs');
  await build({
    stdin: {
      contents: `export { validate } from '@actions/languageservice';
                 export { TextDocument } from 'vscode-languageserver-textdocument';`,
      resolveDir: ROOT,
    },
    outfile: file,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    logLevel: 'error',
  });
  return createRequire(import.meta.url)(file) as LanguageService;
};

const metadata = ({ owner, name, path }: Reference): object => {
  const action = `${owner}/${name}`;
  if (action === 'org/torchserve-deploy')
    return parse(readFileSync(join(ROOT, path ?? '', 'action.yml'), 'utf8')) as object;
  const inputs = INPUTS[action]?.map((input) => [input, { description: input }]);
  return { name: action, description: action, ...(inputs && { inputs: Object.fromEntries(inputs) }) };
};

export const languageService = async (): Promise<Lint> => {
  const { validate, TextDocument } = await bundled();
  return async (path, text) => {
    // It remembers what it parsed by address: each text gets one of its own.
    const document = TextDocument.create(`file:///${randomUUID()}/${path}`, 'yaml', 0, text);
    const found = await validate(document, {
      actionsMetadataProvider: { fetchActionMetadata: async (action) => metadata(action) },
      fileProvider: {
        getFileContent: async (file) => ({
          name: file.path,
          content: readFileSync(join(ROOT, file.path), 'utf8'),
        }),
      },
    });
    return found.map(({ message, range }) => `${path}:${range.start.line + 1} ${message}`);
  };
};
