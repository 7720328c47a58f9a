import * as causes from '../problems/causes.ts';
import { COLOURS, other } from '../colour.ts';
import type { Observation, StackView } from '../observation.ts';
import { canPark } from './reconcile.ts';
import type { ReleaseRecord } from '../record.ts';
import { cannotBeDeleted, exists } from '../stack-state.ts';
import { fail, pass, wait, type Verdict } from './verdict.ts';

/** The gates on removals: each passes when the stacks that must go are gone, or their deletion is accepted. */

/** Passes when the candidate's slot holds no fleet of another release. */
export function candidateSlotFree(record: ReleaseRecord, seen: Observation): Verdict {
  const { stack, releaseId } = seen.fleets[record.candidate.colour];
  const own = releaseId === record.candidate.releaseId && stack.state !== 'deleting';
  if (!exists(stack) || own) return pass('the slot is free');
  return (
    deletionBlocked(record, stack) ??
    wait(`${stack.name} is removed first: an earlier release left it (${stack.status})`)
  );
}

/** Passes when the old fleet is parked, or its deletion is accepted. */
export function oldFleetRetired(record: ReleaseRecord, seen: Observation): Verdict {
  const idle = seen.fleets[other(record.candidate.colour)];
  if (record.parked !== null) return pass(`${idle.stack.name} is parked for a rollback`);
  const toPark = record.stable !== null && record.policy.keepPreviousMs > 0 && canPark(idle);
  return toPark ? wait(`${idle.stack.name} is not parked yet`) : removalAccepted(record, idle.stack);
}

/** Passes when the stack is gone or its deletion is accepted. */
export function removalAccepted(record: ReleaseRecord, stack: StackView): Verdict {
  if (!exists(stack)) return pass('nothing is left to remove');
  if (stack.state === 'deleting') return pass(`${stack.name} is being removed`);
  return deletionBlocked(record, stack) ?? wait(`${stack.name} is not removed yet (${stack.status})`);
}

/** The failing verdict of a stack that only a person can delete; null for any other. */
const deletionBlocked = (record: ReleaseRecord, stack: StackView): Verdict | null =>
  cannotBeDeleted(record, stack) ? fail(causes.stackBlocked(stack.name, stack.status, stack.cause)) : null;

/** Passes when both fleets and the edge are gone. */
export function allRemoved(record: ReleaseRecord, seen: Observation): Verdict {
  const left = [...COLOURS.map((colour) => seen.fleets[colour].stack), seen.edge].filter(exists);
  const blocked = left.map((stack) => deletionBlocked(record, stack)).find((verdict) => verdict !== null);
  if (blocked !== undefined) return blocked;
  return left.length === 0
    ? pass('everything is removed')
    : wait(`not removed yet: ${left.map(({ name, status }) => `${name} (${status})`).join(', ')}`);
}
