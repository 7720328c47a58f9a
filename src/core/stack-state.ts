/**
 * What the status of a stack means to a release, and what may be done with it. One table, because gates wait for what
 * `reconcile` does: where the two disagree, a release waits until its deadline.
 * src/aws/cloudformation/stack-status.ts maps CloudFormation's 23 statuses onto these states.
 */

export type StackState =
  | 'absent' // also REVIEW_IN_PROGRESS
  | 'busy' // being changed, by this release or by another actor
  | 'settled' // created or updated; also an update that was rolled back
  | 'dead' // ROLLBACK_COMPLETE and the like: it can only be deleted
  | 'undeleted' // DELETE_FAILED: its deletion can be tried again
  | 'recoverable' // UPDATE_FAILED, UPDATE_ROLLBACK_FAILED: CloudFormation can be asked to go back
  | 'blocked' // any other status that needs a person
  | 'deleting'
  | 'unknown'; // a status that AWS adds one day

interface StackTraits {
  /** What a deletion meets. `retry`: a few times. `everything`: only where the whole environment is removed. */
  readonly deletion: 'none' | 'wait' | 'accepted' | 'allowed' | 'retry' | 'everything' | 'refused';
  /** What a change meets. `remake`: the stack is deleted and made anew. `retry`: after a recovery, a few times. */
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

/** How often a failed deletion or recovery is asked for again before a person is. */
export const RETRIES = 2;

/** What a release has tried already, and whether everything of its environment is to go. */
export interface StackAttempts {
  readonly kind: 'release' | 'capacity' | 'destroy';
  readonly repeats: number;
}

interface HasState {
  readonly state: StackState;
}

export const exists = ({ state }: HasState): boolean => state !== 'absent';

/** Only a command moves the stack from here. */
export const isAtRest = ({ state }: HasState): boolean => TRAITS[state].change === 'allowed';

/** A stack that stands and whose last operation is over, so that it serves as it was asked to. */
export const isSettled = (stack: HasState): boolean => exists(stack) && isAtRest(stack);

/** CloudFormation is working on the stack, so that new events come. */
export const isMoving = ({ state }: HasState): boolean => TRAITS[state].change === 'wait';

/** Whether a deletion may be asked for now. Nothing is deleted by force, and no half changed stack by a mere release. */
export function canDelete({ kind, repeats }: StackAttempts, { state }: HasState): boolean {
  const { deletion } = TRAITS[state];
  if (deletion === 'retry') return repeats < RETRIES;
  return deletion === 'allowed' || (deletion === 'everything' && kind === 'destroy');
}

/** Whether the stack stays until a person has looked at it: no deletion is possible, and none is under way. */
export const cannotBeDeleted = (attempts: StackAttempts, stack: HasState): boolean =>
  !canDelete(attempts, stack) && !['none', 'wait', 'accepted'].includes(TRAITS[stack.state].deletion);

/** Whether CloudFormation may be asked to take back a failed update now. */
export const canRecover = ({ repeats }: StackAttempts, { state }: HasState): boolean =>
  TRAITS[state].change === 'retry' && repeats < RETRIES;

/** Whether no change and no recovery can bring the stack to where a release needs it. */
export const cannotRecover = (attempts: StackAttempts, { state }: HasState): boolean =>
  TRAITS[state].change === 'refused' || (TRAITS[state].change === 'retry' && attempts.repeats >= RETRIES);

/** Whether the stack, as it is now, needs a person or a recovery before it can be changed. */
export const isBlocked = ({ state }: HasState): boolean =>
  TRAITS[state].change === 'refused' || TRAITS[state].change === 'retry';

/** Whether the stack failed at its creation: it has to be deleted before it can be made. */
export const mustBeRemade = ({ state }: HasState): boolean => TRAITS[state].change === 'remake';
