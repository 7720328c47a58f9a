import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { VERBS, type Verb } from '../../src/entry/verb.ts';
import { evaluated, type Contexts } from './expression.ts';
import { ownWorkflow, ROOT, type Job } from './workflow-file.ts';

/** One run of the action as a workflow asks for it. */
export interface ActionCall {
  readonly verb: Verb;
  /** Its inputs as they reach it, an empty one included. */
  readonly inputs: Readonly<Record<string, string>>;
}

interface Input {
  readonly default?: unknown;
  readonly required?: boolean;
}

interface File {
  readonly on: {
    readonly workflow_call?: { readonly inputs?: Readonly<Record<string, Input>> };
    readonly workflow_dispatch?: { readonly inputs?: Readonly<Record<string, Input>> } | null;
  };
  readonly jobs: Readonly<Record<string, Job & { readonly with?: Readonly<Record<string, unknown>> }>>;
}

/** The text of one of our workflows by its path. */
export type ReadWorkflow = (path: string) => string;

export const fromRepository: ReadWorkflow = (path) => readFileSync(ROOT + path, 'utf8');

/** What somebody types for an input that a person gives by hand and that has no default. */
export type Typed = Readonly<Record<string, string>>;

/** Every call of the action that a workflow makes, by itself or through one of our reusable workflows. */
export const actionCalls = (text: string, typed: Typed, read = fromRepository): readonly ActionCall[] => {
  const file = parse(text) as File;
  const dispatched = file.on.workflow_dispatch?.inputs ?? {};
  return callsOf(file, { ...defaults(dispatched), ...typed }, read);
};

const callsOf = (file: File, inputs: Readonly<Record<string, string>>, read: ReadWorkflow): ActionCall[] =>
  Object.values(file.jobs).flatMap((job) => {
    const callee = ownWorkflow(job.uses ?? '');
    if (callee !== null) return ofCallee(parse(read(callee)) as File, withOf(job.with, { inputs }), read);
    return (job.steps ?? []).flatMap(({ uses, with: given }) => {
      const verb = verbOf(uses ?? '');
      return verb === null ? [] : [{ verb, inputs: { ...ownDefaults(verb), ...withOf(given, { inputs }) } }];
    });
  });

const ofCallee = (
  file: File,
  given: Readonly<Record<string, string>>,
  read: ReadWorkflow,
): readonly ActionCall[] =>
  callsOf(file, { ...defaults(file.on.workflow_call?.inputs ?? {}), ...given }, read);

const defaults = (inputs: Readonly<Record<string, Input>>): Record<string, string> =>
  Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, String(input.default ?? '')]));

const withOf = (given: Readonly<Record<string, unknown>> = {}, contexts: Contexts): Record<string, string> =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, evaluated(value, contexts)]));

/** The runner gives what action.yml says for an input that the workflow leaves out. */
const ownDefaults = (verb: Verb): Record<string, string> => {
  const { inputs } = parse(readFileSync(`${ROOT}${verb}/action.yml`, 'utf8')) as {
    inputs: Record<string, Input>;
  };
  return withOf(defaults(inputs), { github: { token: 'ghs_token' } });
};

/** The verb of a step's `uses`, by its own commit or by a release; null for anybody else's action. */
const verbOf = (uses: string): Verb | null => {
  const folder = /^(?:\$\/([a-z]+)|org\/torchserve-deploy(?:\/([a-z]+))?@\S+)$/.exec(uses);
  if (folder === null) return null;
  const name = folder[1] ?? folder[2] ?? 'deploy';
  return VERBS.find((verb) => verb === name) ?? null;
};
