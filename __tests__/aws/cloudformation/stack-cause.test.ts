import { describe, expect, it } from '@jest/globals';
import { causeOf } from '../../../src/aws/cloudformation/stack-cause.ts';
import type { StackEvent } from '../../../src/ports.ts';

const STACK = 'AWS::CloudFormation::Stack';

/** Written oldest first, as it happened; given newest first, as AWS answers. */
const history = (
  ...lines: readonly [resource: string, status: string, reason?: string][]
): readonly StackEvent[] =>
  lines
    .map(([resource, status, reason], index) => ({
      id: String(index),
      at: index,
      stack: 's',
      resource,
      type: resource === 's' ? STACK : `AWS::Test::${resource}`,
      status,
      reason: reason ?? null,
    }))
    .reverse();

describe('the cause of a failed stack operation', () => {
  it('CFN-13: is the earliest failure, not the siblings that were cancelled with it, though they come first', () => {
    const events = history(
      ['s', 'CREATE_IN_PROGRESS', 'User Initiated'],
      ['Role', 'CREATE_FAILED', 'Resource creation cancelled'],
      ['Listener', 'CREATE_FAILED', 'A load balancer cannot be attached'],
      ['Group', 'CREATE_FAILED', 'a later one'],
      ['s', 'ROLLBACK_IN_PROGRESS', 'The following resource(s) failed to create: [Role, Listener, Group]. '],
    );
    expect(causeOf(events)).toBe('Listener (AWS::Test::Listener): A load balancer cannot be attached');
  });

  it('CFN-14: is the same for updates', () => {
    const events = history(
      ['s', 'UPDATE_IN_PROGRESS', 'User Initiated'],
      ['Alarm', 'UPDATE_FAILED', 'Resource update cancelled'],
      ['Listener', 'UPDATE_FAILED', 'bad port'],
      ['s', 'UPDATE_ROLLBACK_IN_PROGRESS', 'The following resource(s) failed to update: [Listener]. '],
    );
    expect(causeOf(events)).toBe('Listener (AWS::Test::Listener): bad port');
  });

  it('CFN-15: is the rollback’s reason when no resource failed', () => {
    const reason = '[Error] /Outputs/Url is wrong. Rollback requested by user.';
    expect(
      causeOf(history(['s', 'CREATE_IN_PROGRESS', 'User Initiated'], ['s', 'ROLLBACK_IN_PROGRESS', reason])),
    ).toBe(reason);
  });

  it('CFN-23: is the scaling activity’s own message when a group did not stabilise', () => {
    const events = history(
      ['s', 'CREATE_IN_PROGRESS'],
      [
        'Group',
        'CREATE_FAILED',
        "Group did not stabilize. Last scaling activity: The AMI ID 'ami-1' does not exist.",
      ],
    );
    expect(causeOf(events)).toBe("Group (AWS::Test::Group): The AMI ID 'ami-1' does not exist.");
  });

  it('CFN-17: is what could not be deleted', () => {
    const events = history(
      ['s', 'CREATE_IN_PROGRESS'],
      ['Vpc', 'CREATE_FAILED', 'an old story'],
      ['s', 'DELETE_IN_PROGRESS', 'User Initiated'],
      ['Vpc', 'DELETE_FAILED', 'has dependencies'],
      ['s', 'DELETE_FAILED', 'The following resource(s) failed to delete: [Vpc]. '],
    );
    expect(causeOf(events)).toBe('Vpc (AWS::Test::Vpc): has dependencies');
  });

  it('is of the newest operation only', () => {
    const events = history(
      ['s', 'UPDATE_IN_PROGRESS'],
      ['Listener', 'UPDATE_FAILED', 'last week'],
      ['s', 'UPDATE_ROLLBACK_COMPLETE'],
      ['s', 'UPDATE_IN_PROGRESS'],
    );
    expect(causeOf(events)).toBeNull();
  });

  it('is a cancelled resource when nothing else failed, and never made up', () => {
    const cancelled = history(
      ['s', 'CREATE_IN_PROGRESS'],
      ['A', 'CREATE_FAILED', 'Resource creation cancelled'],
    );
    expect(causeOf(cancelled)).toContain('cancelled');
    expect(causeOf([])).toBeNull();
  });

  it('does not take a resource that is named like the stack for the stack', () => {
    const events = history(['s', 'CREATE_IN_PROGRESS'], ['s', 'CREATE_FAILED', 'nested']).map((event) =>
      event.status === 'CREATE_FAILED' ? { ...event, type: 'AWS::Test::S' } : event,
    );
    expect(causeOf(events)).toBe('s (AWS::Test::S): nested');
  });
});
