import { describe, expect, it } from '@jest/globals';
import { StackStatus } from '@aws-sdk/client-cloudformation';
import { recoveryFrom } from '../../../src/aws/cloudformation/stack-recovery.ts';
import { hasFailed, STACK_STATES, stackState } from '../../../src/aws/cloudformation/stack-status.ts';

describe('stack statuses', () => {
  it('are all known: the table has exactly the 23 that the SDK lists', () => {
    expect(Object.keys(STACK_STATES).sort()).toEqual(Object.keys(StackStatus).sort());
    expect(Object.keys(STACK_STATES)).toHaveLength(23);
  });

  it.each(['', 'UPDATE_PAUSED', 'toString', '__proto__'])('one that AWS adds (%j) is unknown', (status) => {
    expect(stackState(status)).toBe('unknown');
  });

  it('CFN-09: what was rolled back on update is fine, what was rolled back on create is dead', () => {
    expect(stackState('UPDATE_ROLLBACK_COMPLETE')).toBe('settled');
    expect(stackState('ROLLBACK_COMPLETE')).toBe('dead');
  });

  it('CFN-05: a stack that only has a change set does not exist', () => {
    expect(stackState('REVIEW_IN_PROGRESS')).toBe('absent');
  });

  it('an update that failed, and one whose rollback did, can be taken back', () => {
    const recoverable = Object.entries(STACK_STATES).filter(([, state]) => state === 'recoverable');
    expect(recoverable.map(([status]) => status)).toEqual(['UPDATE_FAILED', 'UPDATE_ROLLBACK_FAILED']);
    for (const [status] of recoverable) expect(recoveryFrom(status)).not.toBeNull();
  });

  it('nothing under way is taken for settled', () => {
    const underWay = Object.entries(STACK_STATES).filter(([status]) => status.endsWith('_IN_PROGRESS'));
    expect(underWay.filter(([, state]) => state === 'settled')).toEqual([]);
  });

  it.each(Object.keys(STACK_STATES))('%s has a cause to look for only if something went wrong', (status) => {
    expect(hasFailed(status)).toBe(/ROLLBACK|FAILED/.test(status));
  });
});
