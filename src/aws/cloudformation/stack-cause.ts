import type { StackEvent } from '../../ports.ts';

/**
 * Tells why the newest operation failed: its earliest failure that is not a consequence. If no resource failed, the
 * first reason of the rollback (CFN-15: a bad output). null while nothing failed. Expects events newest first.
 */
export function causeOf(events: readonly StackEvent[]): string | null {
  const opening = events.findIndex(opensOperation);
  const operation = events.slice(0, opening === -1 ? events.length : opening + 1).reverse();
  const failed = operation.filter((event) => event.status.endsWith('_FAILED') && !isStack(event));
  const first = failed.find((event) => !CANCELLED.test(event.reason ?? '')) ?? failed[0];
  if (first !== undefined) return `${first.resource} (${first.type}): ${reasonOf(first)}`;
  const rollback = operation.find(
    (event) => isStack(event) && isFailure(event.status) && event.reason !== null,
  );
  return rollback === undefined ? null : reasonOf(rollback);
}

const OPENING = new Set([
  'CREATE_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
  'DELETE_IN_PROGRESS',
  'IMPORT_IN_PROGRESS',
]);

/**
 * CloudFormation's word for a sibling that it cancels after a failure: a consequence, not the cause (CFN-13, CFN-14).
 */
const CANCELLED = /\bcancell?ed\b/i;
/** The words of a group that did not stabilise, before the scaling activity's own message (CFN-23). */
const NOT_STABLE = /^.*Last scaling activity: /s;

/** True if the event begins an operation of the stack. A rollback belongs to the operation that failed. */
export const opensOperation = (event: StackEvent): boolean =>
  event.type === 'AWS::CloudFormation::Stack' && event.resource === event.stack && OPENING.has(event.status);

const isStack = (event: StackEvent): boolean =>
  event.type === 'AWS::CloudFormation::Stack' && event.resource === event.stack;

const isFailure = (status: string): boolean => status.includes('ROLLBACK') || status.endsWith('_FAILED');

const reasonOf = (event: StackEvent): string => (event.reason ?? event.status).replace(NOT_STABLE, '').trim();
