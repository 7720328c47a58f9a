import type { Artifact } from '../core/artifact.ts';
import { Failure } from '../core/errors.ts';
import type { Observation } from '../core/observation.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import { bringToEnd } from './bring-to-end.ts';
import { requestCancel } from './cancel.ts';
import { observe } from './observe.ts';
import type { Held, ReleaseMaterials, Run } from './run.ts';

/** Runs this run's own release to its end and archives it. A release that the signal stopped is marked as cancelled. */
export async function leadRelease(
  run: Run,
  materials: ReleaseMaterials | null,
  began: Held,
): Promise<Outcome> {
  const { records } = run.cloud;
  run.begun(began.record, 'release');
  run.tell({ kind: 'phase', record: began.record, reason: `release ${began.record.releaseId}` });
  const { record } = await bringToEnd(run, materials, began);
  if (TERMINAL.has(record.phase)) await records.archive(record);
  else await requestCancel(records, record);
  return outcomeOf(run, record);
}

/** What outputs and reports need of a run that has ended. */
export interface Outcome {
  /** null: there was nothing to do. */
  readonly record: ReleaseRecord | null;
  readonly artifact: Artifact;
  /** null: AWS did not answer at the end. */
  readonly seen: Observation | null;
  readonly changed: boolean;
}

/** Observes once more for the reports. The outcome stands without it, so a silent AWS is only noted. */
export async function outcomeOf(run: Run, record: ReleaseRecord): Promise<Outcome> {
  const { cloud, clock, tell, scope } = run;
  const seen = await observe(cloud, scope.names, record, { at: clock.now() }).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    tell({ kind: 'note', text: error.message });
    return null;
  });
  return { record, artifact: record.artifact, seen, changed: true };
}
