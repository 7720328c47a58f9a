import type { ApiAnswer } from '../../ports.ts';
import type { ResourceStatus } from '../stack/resource.ts';
import type { Stack, StackEvent } from '../stack/stack.ts';
import { masked } from './masked.ts';
import { parametersView } from './parameters-view.ts';

/** Stacks, their resources and their events in the forms that the API answers. */

/** A stack in the form that DescribeStacks answers. */
export function stackView(stack: Stack): ApiAnswer {
  const { definition } = stack;
  return {
    ...stackSummary(stack),
    ChangeSetId: stack.changeSetId,
    Description: definition?.template.Description,
    Parameters: parametersView(definition?.parameters ?? {}),
    DisableRollback: stack.disableRollback,
    RollbackConfiguration: {},
    NotificationARNs: [],
    Capabilities: definition?.capabilities ?? [],
    Outputs: stack.outputs,
    RoleARN: stack.roleArn,
    Tags: definition?.tags ?? [],
    EnableTerminationProtection: stack.terminationProtection,
  };
}

/** A stack in the form that ListStacks answers. */
export function stackSummary(stack: Stack): ApiAnswer {
  return {
    StackId: stack.id,
    StackName: stack.name,
    TemplateDescription: stack.definition?.template.Description,
    CreationTime: stack.createdAt,
    LastUpdatedTime: stack.updatedAt,
    DeletionTime: stack.deletedAt,
    StackStatus: stack.status,
    StackStatusReason: stack.reason,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
    // Newest first (CFN-30).
    LastOperations: stack.operations
      .map(({ id, type }) => ({ OperationId: id, OperationType: type }))
      .toReversed()
      .slice(0, 3),
  };
}

/** A resource in the form that DescribeStackResources answers. */
export function resourceView({ id, type, physicalId, status, reason, at }: ResourceStatus): ApiAnswer {
  return {
    LogicalResourceId: id,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    ResourceStatus: status,
    ResourceStatusReason: reason,
    Timestamp: at,
    LastUpdatedTimestamp: at,
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  };
}

/** An event in the form that DescribeStackEvents answers. NoEcho values are hidden. */
export function eventView(stack: Stack, event: StackEvent): ApiAnswer {
  const hide = masked(stack.definition?.parameters);
  return {
    StackId: stack.id,
    StackName: stack.name,
    EventId: event.eventId,
    OperationId: event.operation.id,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: event.at,
    ResourceStatus: event.status,
    ResourceStatusReason: event.reason,
    ResourceProperties: event.properties === undefined ? undefined : hide(event.properties),
    ClientRequestToken: event.operation.token,
  };
}
