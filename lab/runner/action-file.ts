import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The parts of an `action.yml` that the runner reads. Paths are absolute. */
export interface ActionFile {
  readonly inputs: Readonly<Record<string, ActionInput>>;
  readonly main: string;
  readonly post: string | null;
  /** The condition of the post step. Without `post-if` it always runs. */
  readonly postIf: string;
}

/** An input that an `action.yml` declares. */
interface ActionInput {
  readonly default: string;
  readonly deprecation: string | null;
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

/**
 * Reads an `action.yml`. Throws for anything but `using: node24` with a `main`, which this runner does not run.
 */
export const readAction = (actionDir: string): ActionFile => {
  const { inputs = {}, runs } = parse(readFileSync(join(actionDir, 'action.yml'), 'utf8')) as Written;
  if (runs?.using !== 'node24') throw new Error(`${actionDir}: using ${String(runs?.using)}, not node24`);
  if (runs.main === undefined) throw new Error(`${actionDir}: action.yml has no main`);
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
