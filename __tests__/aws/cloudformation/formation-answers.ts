import { ApiError } from '../../../lab/ports.ts';
import type { StackWish } from '../../../src/ports.ts';

/** Answers of CloudFormation about one stack `s`, for scripts. */

export const ID = 'arn:aws:cloudformation:us-east-1:123456789012:stack/s/1';
export const wish: StackWish = {
  name: 's',
  template: 'Resources: {}',
  parameters: { A: '1' },
  tags: { t: 'v' },
};

export const NO_STACK = new ApiError('ValidationError', 'Stack with id s does not exist');
export const NO_SET = new ApiError('ChangeSetNotFound', 'ChangeSet [c] does not exist', 404);

export const stack = (StackStatus: string, more: object = {}) => ({
  Stacks: [{ StackName: 's', StackId: ID, StackStatus, CreationTime: new Date(0), ...more }],
});
export const set = (Status: string, ExecutionStatus: string, StatusReason?: string) => ({
  StackId: ID,
  Status,
  ExecutionStatus,
  ...(StatusReason !== undefined && { StatusReason }),
});
export const READY = set('CREATE_COMPLETE', 'AVAILABLE');
export const events = (...StackEvents: readonly object[]) => ({ StackEvents });
export const event = (
  EventId: string,
  LogicalResourceId: string,
  ResourceStatus: string,
  ResourceStatusReason?: string,
) => ({
  EventId,
  StackName: 's',
  LogicalResourceId,
  ResourceType: LogicalResourceId === 's' ? 'AWS::CloudFormation::Stack' : 'AWS::Test::Thing',
  ResourceStatus,
  Timestamp: new Date(1000),
  ...(ResourceStatusReason !== undefined && { ResourceStatusReason }),
});

/** What every successful apply needs; a test writes over what it is about. */
export const usual = {
  DescribeStacks: NO_STACK,
  CreateChangeSet: { Id: 'c', StackId: ID },
  DescribeChangeSet: READY,
  DescribeStackEvents: events(),
  ExecuteChangeSet: {},
  DeleteChangeSet: {},
};
