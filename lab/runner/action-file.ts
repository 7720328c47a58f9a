import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface ActionInput {
  readonly default: string;
  readonly deprecation: string | null;
}

/** What the runner reads from an `action.yml` that runs on Node. Paths are absolute. */
export interface ActionFile {
  readonly inputs: Readonly<Record<string, ActionInput>>;
  readonly main: string;
  readonly post: string | null;
  /** Without `post-if` the runner always runs the post step. */
  readonly postIf: string;
}

interface Written {
  readonly inputs?: Readonly<Record<string, { default?: unknown; deprecationMessage?: string } | null>>;
  readonly runs?: {
    readonly using?: string;
    readonly main?: string;
    readonly post?: string;
    readonly 'post-if'?: string;
  };
}

/** Throws on what this runner would not run as GitHub's does: anything but `using: node24` with a `main`. */
export const readAction = (actionDir: string): ActionFile => {
  const { inputs = {}, runs } = parse(readFileSync(join(actionDir, 'action.yml'), 'utf8')) as Written;
  if (runs?.using !== 'node24') throw new Error(`${actionDir}: using ${String(runs?.using)}, not node24`);
  if (runs.main === undefined) throw new Error(`${actionDir}: action.yml names no main`);
  return {
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, input]) => [
        name,
        { default: String(input?.default ?? ''), deprecation: input?.deprecationMessage ?? null },
      ]),
    ),
    main: join(actionDir, runs.main),
    post: runs.post === undefined ? null : join(actionDir, runs.post),
    postIf: runs['post-if'] ?? 'always()',
  };
};
