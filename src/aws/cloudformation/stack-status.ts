import type { StackState } from '../../core/stack-state.ts';

/**
 * The state of a stack by CloudFormation status, for all 23 statuses. Suffixes mislead: UPDATE_ROLLBACK_COMPLETE is
 * healthy (CFN-09).
 */
export const STACK_STATES = {
  REVIEW_IN_PROGRESS: 'absent', // a change set waits for a stack that does not exist yet
  CREATE_IN_PROGRESS: 'busy',
  CREATE_FAILED: 'dead',
  CREATE_COMPLETE: 'settled',
  ROLLBACK_IN_PROGRESS: 'busy',
  ROLLBACK_FAILED: 'blocked',
  ROLLBACK_COMPLETE: 'dead',
  DELETE_IN_PROGRESS: 'deleting',
  DELETE_FAILED: 'undeleted',
  DELETE_COMPLETE: 'absent',
  UPDATE_IN_PROGRESS: 'busy',
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: 'busy',
  UPDATE_COMPLETE: 'settled',
  UPDATE_FAILED: 'recoverable',
  UPDATE_ROLLBACK_IN_PROGRESS: 'busy',
  UPDATE_ROLLBACK_FAILED: 'recoverable',
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: 'busy',
  UPDATE_ROLLBACK_COMPLETE: 'settled',
  IMPORT_IN_PROGRESS: 'busy',
  IMPORT_COMPLETE: 'settled',
  IMPORT_ROLLBACK_IN_PROGRESS: 'busy',
  IMPORT_ROLLBACK_FAILED: 'blocked',
  IMPORT_ROLLBACK_COMPLETE: 'settled',
} as const satisfies Readonly<Record<string, StackState>>;

/** Returns `unknown` for a status that AWS may add later; the loop decides nothing from it. */
export const stackState = (status: string): StackState =>
  Object.hasOwn(STACK_STATES, status) ? STACK_STATES[status as keyof typeof STACK_STATES] : 'unknown';

/** True if the newest operation on the stack failed, so that its events hold a cause. */
export const hasFailed = (status: string): boolean =>
  status.includes('ROLLBACK') || status.endsWith('_FAILED');
