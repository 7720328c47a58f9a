import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { STUB_VERBS } from '../../scripts/stubs.mjs';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export type Permissions = Readonly<Record<string, string>>;

export interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly uses?: string;
  readonly permissions?: Permissions;
  readonly environment?: unknown;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': unknown };
  readonly steps?: readonly Step[];
}

export interface Workflow {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly text: string;
  readonly permissions: Permissions | undefined;
  readonly jobs: Readonly<Record<string, Job>>;
}

export const workflow = (path: string, text: string): Workflow => {
  const { permissions, jobs } = parse(text) as Pick<Workflow, 'permissions' | 'jobs'>;
  return { path, text, permissions, jobs };
};

/** The workflow files in a folder of the repository, by their path. */
export const workflowsIn = (folder: string): readonly Workflow[] =>
  readdirSync(ROOT + folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => workflow(`${folder}/${name}`, readFileSync(`${ROOT}${folder}/${name}`, 'utf8')));

/** Content of the first code block of a language in a document. */
export const codeBlock = (path: string, language: string): string =>
  new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'ms').exec(readFileSync(ROOT + path, 'utf8'))?.[1] ?? '';

/** The workflows that the READMEs of the action and of its verbs show, by the path of the README. */
export const workflowsInReadmes = (): readonly Workflow[] =>
  ['README.md', ...STUB_VERBS.map((verb) => `${verb}/README.md`)].map((path) =>
    workflow(path, codeBlock(path, 'yaml')),
  );

/** Our own workflow that a caller means, wherever it calls it from; null for anybody else's. */
export const ownWorkflow = (uses: string): string | null =>
  /^(?:\.\/|\$\/|org\/torchserve-deploy\/)(\.github\/workflows\/[\w-]+\.yml)(?:@\S+)?$/.exec(uses)?.[1] ??
  null;
