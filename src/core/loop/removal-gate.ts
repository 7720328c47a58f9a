import * as causes from '../problems/causes.ts';
import { COLOURS, other } from '../colour.ts';
import type { Observation, StackView } from '../observation.ts';
import { canPark } from './reconcile.ts';
import type { ReleaseRecord } from '../record.ts';
import { cannotBeDeleted, exists } from '../stack-state.ts';
import { fail, pass, wait, type Verdict } from './verdict.ts';

/** Verdicts on what has to be gone, or to be going, before a release may leave its phase. */

/** What stands in the candidate's slot and is not of this release has to go first. */
export function candidateSlotFree(record: ReleaseRecord, seen: Observation): Verdict {
  const { stack, releaseId } = seen.fleets[record.candidate.colour];
  const own = releaseId === record.candidate.releaseId && stack.state !== 'deleting';
  if (!exists(stack) || own) return pass('the slot is free');
  return (
    deletionBlocked(record, stack) ??
    wait(`${stack.name}: waiting for what an earlier release left to be removed (${stack.status})`)
  );
}

/** The old fleet is parked, or its deletion is accepted. */
export function oldFleetRetired(record: ReleaseRecord, seen: Observation): Verdict {
  const idle = seen.fleets[other(record.candidate.colour)];
  if (record.parked !== null) return pass(`${idle.stack.name} waits at full capacity for a rollback`);
  const toPark = record.stable !== null && record.policy.keepPreviousMs > 0 && canPark(idle);
  return toPark ? wait(`${idle.stack.name} is to be parked`) : removalAccepted(record, idle.stack);
}

export function removalAccepted(record: ReleaseRecord, stack: StackView): Verdict {
  if (!exists(stack)) return pass('nothing is left to remove');
  if (stack.state === 'deleting') return pass(`${stack.name} is being removed`);
  return deletionBlocked(record, stack) ?? wait(`${stack.name} is to be removed (${stack.status})`);
}

/** A stack that only a person can get rid of: nothing is skipped or deleted by force. */
const deletionBlocked = (record: ReleaseRecord, stack: StackView): Verdict | null =>
  cannotBeDeleted(record, stack) ? fail(causes.stackBlocked(stack.name, stack.status, stack.cause)) : null;

export function allRemoved(record: ReleaseRecord, seen: Observation): Verdict {
  const left = [...COLOURS.map((colour) => seen.fleets[colour].stack), seen.edge].filter(exists);
  const held = left.map((stack) => deletionBlocked(record, stack)).find((verdict) => verdict !== null);
  if (held !== undefined) return held;
  return left.length === 0
    ? pass('everything is removed')
    : wait(`to be removed: ${left.map(({ name, status }) => `${name} (${status})`).join(', ')}`);
}
