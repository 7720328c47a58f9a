import { ownWorkflow, type Permissions, type Workflow } from './workflow-file.ts';

/** Rules that GitHub does not have but we do; each says what breaks it, one line a finding. */

/** A tag can be moved to other code; a commit cannot. Our own workflows and actions are exempt. */
export const unpinned = ({ path, jobs }: Workflow): readonly string[] =>
  Object.values(jobs)
    .flatMap((job) => [job, ...(job.steps ?? [])])
    .flatMap(({ uses }) => (uses === undefined ? [] : [uses]))
    .filter((uses) => !/^(?:\.\/|\$\/|org\/torchserve-deploy[/@])/.test(uses))
    .filter((uses) => !/@[0-9a-f]{40}$/.test(uses))
    .map((uses) => `${path}: ${uses} is not pinned to a commit`);

/** An expression in a script is text that somebody else may choose, run as code. */
export const expressionsInScripts = ({ path, jobs }: Workflow): readonly string[] =>
  Object.values(jobs)
    .flatMap(({ steps }) => steps ?? [])
    .flatMap(({ run }) =>
      run?.includes('${{') === true ? [`${path}: an expression inside run: ${run}`] : [],
    );

/** A caller that grants less than the called workflow asks for is refused before any of it runs. */
export const missingPermissions = (caller: Workflow, callees: readonly Workflow[]): readonly string[] =>
  Object.values(caller.jobs).flatMap(({ uses, permissions }) => {
    const callee = callees.find(({ path }) => path === ownWorkflow(uses ?? ''));
    const granted = permissions ?? caller.permissions ?? {};
    return callee === undefined ? [] : lacking(caller.path, granted, asked(callee));
  });

const asked = ({ permissions, jobs }: Workflow): readonly (readonly [string, string])[] =>
  Object.values(jobs).flatMap((job) => Object.entries(job.permissions ?? permissions ?? {}));

const LEVELS: readonly string[] = ['none', 'read', 'write'];

const lacking = (
  path: string,
  granted: Permissions,
  wanted: readonly (readonly [string, string])[],
): readonly string[] =>
  wanted
    .filter(([scope, level]) => LEVELS.indexOf(granted[scope] ?? 'none') < LEVELS.indexOf(level))
    .map(([scope, level]) => `${path}: grants ${scope}: ${granted[scope] ?? 'none'}, ${level} is asked for`);

/** Without a block a job gets whatever the repository's settings give, often everything. */
export const withoutPermissions = ({ path, permissions, jobs }: Workflow): readonly string[] =>
  permissions !== undefined
    ? []
    : Object.entries(jobs)
        .filter(([, job]) => job.permissions === undefined)
        .map(([name]) => `${path}: job ${name} has no permissions block`);
