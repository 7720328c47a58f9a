import { isLed } from '../core/plan/claim.ts';
import type { Intent } from '../core/intent.ts';
import type { ReleaseRecord } from '../core/record.ts';
import type { Run } from './run.ts';

/**
 * Writes an intent for the run that leads a release, and waits until `done` is true of the release's record. Resolves
 * with that record; with null when the leading run's lease ends first, another release takes its place, or this run is
 * stopped.
 */
export async function ask(
  { cloud, clock, owner, tell, scope, signal }: Run,
  running: ReleaseRecord,
  wish: Pick<Intent, 'kind' | 'step' | 'actor'>,
  done: (record: ReleaseRecord) => boolean,
): Promise<ReleaseRecord | null> {
  const { service, environment, releaseId } = running;
  const intent = { schemaVersion: 1, releaseId, runUrl: owner.url, at: clock.now(), ...wish } as const;
  await cloud.intents.write(service, environment, intent);
  tell({ kind: 'note', text: `asks the run of release ${releaseId} to ${wish.kind}: ${running.owner.url}` });
  let record = running;
  while (!done(record)) {
    if (signal.aborted || record.releaseId !== releaseId || !isLed(record, clock.now())) return null;
    await clock.sleep(scope.pollMs, signal);
    record = (await cloud.records.load(service, environment))?.record ?? record;
  }
  return record;
}
