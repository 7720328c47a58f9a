import { Failure } from '../core/errors.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { requestCancel, type Led } from './cancel.ts';
import { releaseLoop } from './release-loop.ts';
import type { Held, ReleaseMaterials, Run } from './run.ts';

/**
 * Brings a release from where its record stands to its end, or until the run's signal stops it. A command that AWS will
 * not carry out fails the release as a gate does: with its cause, and traffic goes back. `materials` null: nothing new can
 * be made, which moving traffic and removing things never need.
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
 * What the post step does after a cancel or a crash of the main step: moves traffic back to stable. It ends once the
 * weights are read back; the next run deletes what is left. Resolves with null when there is nothing to turn back.
 */
export async function turnBack(
  run: Run,
  led: Pick<Led, 'releaseId' | 'owner'>,
): Promise<ReleaseRecord | null> {
  const held = await requestCancel(run.cloud.records, { ...run.scope, ...led });
  return held === null ? null : (await bringToEnd(run, null, held)).record;
}
