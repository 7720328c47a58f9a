import { isLed } from '../core/plan/claim.ts';
import type { Intent } from '../core/intent.ts';
import type { ReleaseRecord } from '../core/record.ts';
import type { Run } from './run.ts';

/**
 * Asks the run that leads a release for something, and waits until `done` holds of its record. Resolves with the
 * record as it then is, or with null when its owner is not heard of any more.
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
  tell({ kind: 'note', text: `${wish.kind} is asked of release ${releaseId} (${running.owner.url})` });
  let record = running;
  while (!done(record)) {
    if (signal.aborted || record.releaseId !== releaseId || !isLed(record, clock.now())) return null;
    await clock.sleep(scope.pollMs, signal);
    record = (await cloud.records.load(service, environment))?.record ?? record;
  }
  return record;
}
