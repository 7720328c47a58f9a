import type { ReleaseRecord } from './record.ts';

/**
 * The states of a stack, and what a release may do in each. Both the gates and `reconcile` read this one table: if they
 * disagreed, a gate would wait until its deadline for a command that `reconcile` never sends.
 * src/aws/cloudformation/stack-status.ts maps CloudFormation's 23 statuses onto these states.
 */

export type StackState =
  | 'absent' // also REVIEW_IN_PROGRESS
  | 'busy' // being changed, by this release or by another actor
  | 'settled' // created or updated; also an update that was rolled back
  | 'dead' // ROLLBACK_COMPLETE and the like: the stack can only be deleted
  | 'undeleted' // DELETE_FAILED: the deletion can be retried
  | 'recoverable' // UPDATE_FAILED, UPDATE_ROLLBACK_FAILED: CloudFormation can be asked to roll the update back
  | 'blocked' // any other known status that needs a person
  | 'deleting'
  | 'unknown'; // a status that this version does not know

interface StackTraits {
  /**
   * Whether a deletion is possible. `none`: nothing exists. `accepted`: it is under way. `retry`: at most `RETRIES`
   * times. `everything`: only when the whole environment is removed.
   */
  readonly deletion: 'none' | 'wait' | 'accepted' | 'allowed' | 'retry' | 'everything' | 'refused';
  /**
   * Whether a change is possible. `remake`: the stack must be deleted and created again. `retry`: after a recovery, at
   * most `RETRIES` times.
   */
  readonly change: 'allowed' | 'wait' | 'remake' | 'retry' | 'refused';
}

const TRAITS: Readonly<Record<StackState, StackTraits>> = {
  absent: { deletion: 'none', change: 'allowed' },
  busy: { deletion: 'wait', change: 'wait' },
  settled: { deletion: 'allowed', change: 'allowed' },
  dead: { deletion: 'allowed', change: 'remake' },
  undeleted: { deletion: 'retry', change: 'refused' },
  recoverable: { deletion: 'everything', change: 'retry' },
  blocked: { deletion: 'refused', change: 'refused' },
  deleting: { deletion: 'accepted', change: 'wait' },
  unknown: { deletion: 'refused', change: 'refused' },
};

/** How often a failed deletion or recovery is retried before a person is needed. */
export const RETRIES = 2;

/** The fields of a record that limit what may be done: retries so far, and whether it removes the whole environment. */
export type StackAttempts = Pick<ReleaseRecord, 'kind' | 'repeats'>;

interface HasState {
  readonly state: StackState;
}

/** True if CloudFormation has the stack, in whatever state. */
export const exists = ({ state }: HasState): boolean => state !== 'absent';

/** True if no operation runs and a change is allowed. An absent stack counts: it can be created. */
export const isAtRest = ({ state }: HasState): boolean => TRAITS[state].change === 'allowed';

/** True if the stack exists and its last operation ended in a usable state. */
export const isSettled = (stack: HasState): boolean => exists(stack) && isAtRest(stack);

/** True while CloudFormation works on the stack. New events can be expected. */
export const isMoving = ({ state }: HasState): boolean => TRAITS[state].change === 'wait';

/** True if a deletion may be sent now. Only `destroy` may delete a half updated stack. Nothing is deleted by force. */
export function canDelete({ kind, repeats }: StackAttempts, { state }: HasState): boolean {
  const { deletion } = TRAITS[state];
  if (deletion === 'retry') return repeats < RETRIES;
  return deletion === 'allowed' || (deletion === 'everything' && kind === 'destroy');
}

/** True if only a person can get the stack deleted: no deletion is possible now or later, and none is under way. */
export const cannotBeDeleted = (attempts: StackAttempts, stack: HasState): boolean =>
  !canDelete(attempts, stack) && !['none', 'wait', 'accepted'].includes(TRAITS[stack.state].deletion);

/** True if CloudFormation may be asked now to roll back a failed update. */
export const canRecover = ({ repeats }: StackAttempts, { state }: HasState): boolean =>
  TRAITS[state].change === 'retry' && repeats < RETRIES;

/** True if neither a change nor a recovery can make the stack usable any more. */
export const cannotRecover = (attempts: StackAttempts, { state }: HasState): boolean =>
  TRAITS[state].change === 'refused' || (TRAITS[state].change === 'retry' && attempts.repeats >= RETRIES);

/** True if the stack needs a recovery or a person before it can be changed. */
export const isBlocked = ({ state }: HasState): boolean =>
  TRAITS[state].change === 'refused' || TRAITS[state].change === 'retry';

/** True if the creation of the stack failed. It must be deleted before it can be created again. */
export const mustBeRemade = ({ state }: HasState): boolean => TRAITS[state].change === 'remake';
