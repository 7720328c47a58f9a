import type { ApiAnswer, ApiCall } from '../../ports.ts';
import type { Engine } from '../engine.ts';
import type { Stack } from '../stack/stack.ts';
import { ApiRequest } from './request.ts';
import { eventView } from './stack-view.ts';

/** The API operations that list the events of stacks. */

/** Events on a page, as on AWS. */
const PAGE = 100;

/** DescribeStackEvents, newest first. */
export async function describeStackEvents(call: ApiCall, { stacks }: Engine): Promise<ApiAnswer> {
  const request = new ApiRequest(call, ['StackName', 'NextToken']);
  const stack = stacks.get(request.required('StackName'));
  // The token counts the older events that are left. A count from the newest would shift with each new event.
  const left = Number(request.text('NextToken') ?? stack.events.length);
  const first = Math.max(0, left - PAGE);
  const page = stack.events.slice(first, left).toReversed();
  return {
    StackEvents: page.map((event) => eventView(stack, event)),
    NextToken: first > 0 ? String(first) : undefined,
  };
}

/**
 * DescribeEvents (CFN-30, CFN-31), in part: the events of one operation, by default the newest, as one page.
 */
export async function describeEvents(call: ApiCall, { stacks }: Engine): Promise<ApiAnswer> {
  const request = new ApiRequest(call, ['StackName', 'ChangeSetName', 'OperationId', 'Filters', 'NextToken']);
  const failedOnly = request.nested('Filters')['FailedEvents'] === 'true';
  const changeSetName = request.text('ChangeSetName');
  if (changeSetName !== undefined) {
    const { stack, changeSet } = stacks.changeSet(changeSetName, request.text('StackName'));
    const found = stack.findings.filter(({ changeSetId }) => changeSetId === changeSet.id);
    return { OperationEvents: found.map((finding) => findingView(stack, finding)) };
  }
  const operationId = request.text('OperationId');
  const stack =
    operationId === undefined
      ? stacks.get(request.required('StackName'))
      : stacks.all().find(({ operations }) => operations.some(({ id }) => id === operationId));
  if (stack === undefined) return { OperationEvents: [] };
  const id = operationId ?? stack.operations.at(-1)?.id;
  const events = stack.events.filter(
    ({ operation, status }) => operation.id === id && (!failedOnly || status.endsWith('_FAILED')),
  );
  const findings = stack.findings.filter(({ operation }) => operation.id === id);
  return {
    OperationEvents: [
      ...findings.map((finding) => findingView(stack, finding)),
      ...events.toReversed().map((event) => ({
        ...eventView(stack, event),
        OperationType: event.operation.type,
        EventType: event.status.endsWith('_FAILED') ? 'PROVISIONING_ERROR' : 'STACK_EVENT',
      })),
    ],
  };
}

function findingView(stack: Stack, finding: Stack['findings'][number]): ApiAnswer {
  return {
    EventId: `${finding.logicalId}-VALIDATION_ERROR-${finding.at.toISOString()}`,
    StackId: stack.id,
    OperationId: finding.operation.id,
    OperationType: finding.operation.type,
    EventType: 'VALIDATION_ERROR',
    LogicalResourceId: finding.logicalId,
    ResourceType: finding.type,
    Timestamp: finding.at,
    ValidationFailureMode: 'FAIL',
    ValidationName: 'PROPERTY_VALIDATION',
    ValidationStatus: 'FAILED',
    ValidationStatusReason: finding.reason,
    ValidationPath: finding.path,
  };
}
