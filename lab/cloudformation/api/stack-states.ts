import { ApiError } from '../../ports.ts';
import { notUpdatable } from '../refusals.ts';
import type { Stack } from '../stack/stack.ts';

/** Checks whether a stack can be updated, and whether a request repeats an earlier one. */

/**
 * States from which a stack can be updated (CFN-09). UPDATE_ROLLBACK_COMPLETE is one of them, ROLLBACK_COMPLETE
 * is not.
 */
const UPDATABLE = [
  'CREATE_COMPLETE',
  'CREATE_FAILED',
  'UPDATE_COMPLETE',
  'UPDATE_FAILED',
  'UPDATE_ROLLBACK_COMPLETE',
];

/** Throws unless the stack can be updated. */
export function checkUpdatable(stack: Stack): void {
  if (!UPDATABLE.includes(stack.status)) throw notUpdatable(stack.id, stack.status);
}

/**
 * Whether a request repeats the stack's newest operation: it carries the same token (CFN-29). A repeated
 * request is answered as before.
 *
 * @throws ApiError TokenAlreadyExistsException for the token of an older operation
 */
export function isRepeatedRequest(stack: Stack, token: string | undefined): boolean {
  if (token === undefined) return false;
  const operations = stack.operations.filter(({ type }) => type !== 'CREATE_CHANGESET');
  if (operations.at(-1)?.token === token) return true;
  if (operations.every((operation) => operation.token !== token)) return false;
  throw new ApiError('TokenAlreadyExistsException', `Token already exists: ${token}`);
}
