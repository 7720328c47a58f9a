import { Failure } from '../core/errors.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { requestCancel, type Led } from './cancel.ts';
import { releaseLoop } from './release-loop.ts';
import type { Held, ReleaseMaterials, Run } from './run.ts';

/**
 * Runs a release from the state in its record to its end, or until the run's signal aborts. A command that AWS refuses
 * fails the release as a gate does: the record gets the cause, and traffic goes back. `materials` null: the run makes
 * nothing new; it can still move traffic and remove stacks.
 */
export async function bringToEnd(run: Run, materials: ReleaseMaterials | null, held: Held): Promise<Held> {
  try {
    return await releaseLoop(run, materials, held);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    run.tell({ kind: 'note', text: error.message });
    const cancelled = await requestCancel(run.cloud.records, held.record, error.problem);
    if (cancelled === null) throw error;
    return releaseLoop(run, materials, cancelled);
  }
}

/**
 * Moves traffic back to stable after the main step was cancelled or crashed; the post step calls it. Resolves with the
 * record as it then is, or with null when there is nothing to turn back.
 */
export async function turnBack(
  run: Run,
  led: Pick<Led, 'releaseId' | 'owner'>,
): Promise<ReleaseRecord | null> {
  const held = await requestCancel(run.cloud.records, { ...run.scope, ...led });
  return held === null ? null : (await bringToEnd(run, null, held)).record;
}
