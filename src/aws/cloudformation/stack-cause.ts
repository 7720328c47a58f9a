import type { StackEvent } from '../../ports.ts';

const OPENING = new Set([
  'CREATE_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
  'DELETE_IN_PROGRESS',
  'IMPORT_IN_PROGRESS',
]);

/** Siblings in flight fail too, with these words: consequences, not causes (CFN-13, CFN-14). */
const CANCELLED = /\bcancell?ed\b/i;
/** What a group that did not stabilise says, before the scaling activity's own words (CFN-23). */
const NOT_STABLE = /^.*Last scaling activity: /s;

/** Whether the event begins an operation: the stack's own, and not a rollback, which belongs to what failed. */
export const opensOperation = (event: StackEvent): boolean =>
  event.type === 'AWS::CloudFormation::Stack' && event.resource === event.stack && OPENING.has(event.status);

/**
 * Why the newest operation failed: its earliest failure that is not a consequence; if no resource failed, the
 * first reason a rollback gives (CFN-15: a bad output). null while nothing failed. Events newest first, as AWS answers.
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

const isStack = (event: StackEvent): boolean =>
  event.type === 'AWS::CloudFormation::Stack' && event.resource === event.stack;

const isFailure = (status: string): boolean => status.includes('ROLLBACK') || status.endsWith('_FAILED');

const reasonOf = (event: StackEvent): string => (event.reason ?? event.status).replace(NOT_STABLE, '').trim();
