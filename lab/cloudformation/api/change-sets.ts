import { randomUUID } from 'node:crypto';
import { ApiError, type ApiAnswer, type ApiCall } from '../../ports.ts';
import { changesOf } from '../plan/changes.ts';
import { formatError, noStack, notUpdatable } from '../refusals.ts';
import type { ChangeSet, OnStackFailure } from '../stack/change-set.ts';
import { createStack, updateStack } from '../stack/operations.ts';
import { Stack, type Operation } from '../stack/stack.ts';
import { CHANGE_SET_SECONDS } from '../waits.ts';
import type { Engine } from '../engine.ts';
import { readDefinition } from './definition.ts';
import { changeSetView, changeSetSummary } from './change-set-view.ts';
import { ApiRequest } from './request.ts';
import { checkUpdatable, isRepeatedRequest } from './stack-states.ts';

/** The API operations that create, execute, describe, list and delete change sets. */

const CREATE_PARAMETERS = [
  'StackName',
  'ChangeSetName',
  'ChangeSetType',
  'TemplateBody',
  'TemplateURL',
  'UsePreviousTemplate',
  'Parameters',
  'Capabilities',
  'Tags',
  'RoleARN',
  'OnStackFailure',
  'Description',
  'ClientToken',
];

/** CreateChangeSet. Computes the changes after the call was answered. */
export async function createChangeSet(call: ApiCall, engine: Engine): Promise<ApiAnswer> {
  const request = new ApiRequest(call, CREATE_PARAMETERS);
  const name = request.required('ChangeSetName');
  const type = request.text('ChangeSetType') ?? 'UPDATE';
  if (type !== 'CREATE' && type !== 'UPDATE')
    throw formatError(`The lab does not support change sets of type ${type}`);
  const stack = target(request.required('StackName'), name, type, engine);
  const read = await readDefinition(request, stack, engine.context);
  const existing = stack.changeSets.get(name);
  if (existing !== undefined)
    return repeated(existing, read.definition.body, request.text('ClientToken'), stack);
  const { region, accountId } = engine.context;
  const changeSet: ChangeSet = {
    ...read,
    id: `arn:aws:cloudformation:${region}:${accountId}:changeSet/${name}/${randomUUID()}`,
    name,
    type,
    createdAt: new Date(),
    description: request.text('Description'),
    roleArn: request.text('RoleARN'),
    onStackFailure: request.text('OnStackFailure') as OnStackFailure | undefined,
    token: request.text('ClientToken'),
    status: 'CREATE_PENDING',
    reason: undefined,
    execution: 'UNAVAILABLE',
    changes: [],
  };
  const operation = stack.begin('CREATE_CHANGESET', changeSet.token);
  if (engine.stacks.find(stack.id) === undefined) {
    engine.stacks.add(stack);
    stack.setStatus('REVIEW_IN_PROGRESS', operation, 'User Initiated');
  }
  stack.changeSets.set(name, changeSet);
  engine.inBackground(compute(stack, changeSet, operation, engine), () =>
    fail(changeSet, 'Internal Failure'),
  );
  return { Id: changeSet.id, StackId: stack.id };
}

/**
 * Finds the stack of a change set or creates one (CFN-05, CFN-06, CFN-09). The caller stores a new stack, so
 * that a refused request leaves none behind.
 */
function target(stackName: string, changeSet: string, type: 'CREATE' | 'UPDATE', engine: Engine): Stack {
  const found = engine.stacks.find(stackName);
  if (type === 'CREATE') {
    if (found === undefined) return new Stack(stackName, engine.context);
    if (found.status === 'REVIEW_IN_PROGRESS') return found;
    throw formatError(
      `Stack [${stackName}] already exists and cannot be created again with the changeSet [${changeSet}].`,
    );
  }
  if (found === undefined || found.status === 'REVIEW_IN_PROGRESS') throw noStack(stackName);
  checkUpdatable(found);
  return found;
}

/**
 * Answers for a change set that already exists. The same token and the same template are the same request
 * (CFN-29).
 */
function repeated(existing: ChangeSet, body: string, token: string | undefined, stack: Stack): ApiAnswer {
  if (token !== undefined && token === existing.token && body === existing.definition.body) {
    return { Id: existing.id, StackId: stack.id };
  }
  const attribute = body === existing.definition.body ? 'ClientToken' : 'Template';
  throw new ApiError(
    'AlreadyExistsException',
    `ChangeSet ${existing.name} cannot be created due to a mismatch with existing attribute ${attribute}`,
  );
}

async function compute(
  stack: Stack,
  changeSet: ChangeSet,
  operation: Operation,
  { context }: Engine,
): Promise<void> {
  changeSet.status = 'CREATE_IN_PROGRESS';
  await context.time.wait(CHANGE_SET_SECONDS * 1000);
  const { plan, definition } = changeSet;
  changeSet.changes = changesOf(plan, stack.resources, definition.tags, context);
  const findings = changeSet.changes.flatMap(({ id, type, problems }) =>
    problems.map((reason) => ({
      operation,
      changeSetId: changeSet.id,
      logicalId: id,
      type,
      reason,
      at: new Date(),
    })),
  );
  stack.findings.push(
    ...findings.map((found) => ({ ...found, path: `/Resources/${found.logicalId}/Properties` })),
  );
  if (findings.length > 0) {
    fail(changeSet, EARLY_VALIDATION);
  } else if (changeSet.changes.length === 0 && !changesOutputs(stack, changeSet)) {
    fail(changeSet, context.faults.isReworded(stack.name) ? NO_UPDATES : NO_CHANGE);
  } else {
    changeSet.status = 'CREATE_COMPLETE';
    changeSet.execution = 'AVAILABLE';
  }
}

/** Reasons of a failed change set (CFN-02, CFN-31). */
const NO_CHANGE =
  "The submitted information didn't contain changes. Submit different information to create a change set.";
const NO_UPDATES = 'No updates are to be performed.';
const EARLY_VALIDATION =
  'The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.';

function fail(changeSet: ChangeSet, reason: string): void {
  changeSet.status = 'FAILED';
  changeSet.reason = reason;
}

/** Whether the outputs change. Such a change set has no resource changes and can still be executed. */
export function changesOutputs(stack: Stack, { definition }: Pick<ChangeSet, 'definition'>): boolean {
  const former = stack.definition;
  if (former === null) return true;
  return JSON.stringify(definition.template.Outputs) !== JSON.stringify(former.template.Outputs);
}

/** ExecuteChangeSet. Answers at once; the stack operation goes on in the background. */
export async function executeChangeSet(call: ApiCall, engine: Engine): Promise<ApiAnswer> {
  const request = new ApiRequest(call, [
    'ChangeSetName',
    'StackName',
    'ClientRequestToken',
    'DisableRollback',
  ]);
  const { stack, changeSet } = engine.stacks.changeSet(
    request.required('ChangeSetName'),
    request.text('StackName'),
  );
  const token = request.text('ClientRequestToken');
  if (isRepeatedRequest(stack, token)) return {};
  if (changeSet.status !== 'CREATE_COMPLETE')
    throw notExecutable(changeSet, `status of [${changeSet.status}]`);
  if (changeSet.execution !== 'AVAILABLE') {
    throw notExecutable(changeSet, `execution status of [${changeSet.execution}]`);
  }
  if (changeSet.type === 'UPDATE') checkUpdatable(stack);
  else if (stack.status !== 'REVIEW_IN_PROGRESS') throw notUpdatable(stack.id, stack.status);
  // Executing one change set deletes the stack's others (CFN-04).
  for (const name of stack.changeSets.keys()) if (name !== changeSet.name) stack.changeSets.delete(name);
  engine.inBackground(
    execute(stack, changeSet, { token, disableRollback: request.flag('DisableRollback') }, engine),
    () => stack.failAfterDefect(),
  );
  return {};
}

/** The error for a change set that is not ready to be executed (CFN-03). */
const notExecutable = (changeSet: ChangeSet, state: string): ApiError =>
  new ApiError(
    'InvalidChangeSetStatus',
    `ChangeSet [${changeSet.id}] cannot be executed in its current ${state}`,
  );

async function execute(
  stack: Stack,
  changeSet: ChangeSet,
  { token, disableRollback }: { readonly token: string | undefined; readonly disableRollback: boolean },
  { context }: Engine,
): Promise<void> {
  const { onStackFailure } = changeSet;
  changeSet.execution = 'EXECUTE_IN_PROGRESS';
  stack.changeSetId = changeSet.id;
  stack.roleArn = changeSet.roleArn ?? stack.roleArn;
  stack.disableRollback = disableRollback;
  stack.updatedAt = new Date();
  const onFailure = onStackFailure ?? (disableRollback ? 'DO_NOTHING' : 'ROLLBACK');
  if (changeSet.type === 'CREATE') await createStack(stack, changeSet, { onFailure, token }, context);
  else await updateStack(stack, changeSet, { disableRollback, token }, context);
  const succeeded = stack.status === 'CREATE_COMPLETE' || stack.status === 'UPDATE_COMPLETE';
  changeSet.execution = succeeded ? 'EXECUTE_COMPLETE' : 'EXECUTE_FAILED';
}

/** DescribeChangeSet, always as one page. */
export async function describeChangeSet(call: ApiCall, engine: Engine): Promise<ApiAnswer> {
  const request = new ApiRequest(call, ['ChangeSetName', 'StackName', 'NextToken', 'IncludePropertyValues']);
  const { stack, changeSet } = engine.stacks.changeSet(
    request.required('ChangeSetName'),
    request.text('StackName'),
  );
  return changeSetView(stack, changeSet, request.flag('IncludePropertyValues'));
}

/** DeleteChangeSet. Refuses while the change set is being created or executed. */
export async function deleteChangeSet(call: ApiCall, engine: Engine): Promise<ApiAnswer> {
  const request = new ApiRequest(call, ['ChangeSetName', 'StackName']);
  const { stack, changeSet } = engine.stacks.changeSet(
    request.required('ChangeSetName'),
    request.text('StackName'),
  );
  if (changeSet.execution === 'EXECUTE_IN_PROGRESS' || changeSet.status === 'CREATE_IN_PROGRESS') {
    const state = changeSet.status === 'CREATE_IN_PROGRESS' ? changeSet.status : changeSet.execution;
    throw new ApiError(
      'InvalidChangeSetStatus',
      `ChangeSet [${changeSet.id}] cannot be deleted in its current status of [${state}]`,
    );
  }
  stack.changeSets.delete(changeSet.name);
  return {};
}

/** ListChangeSets, always as one page. */
export async function listChangeSets(call: ApiCall, engine: Engine): Promise<ApiAnswer> {
  const stack = engine.stacks.get(new ApiRequest(call, ['StackName', 'NextToken']).required('StackName'));
  return { Summaries: [...stack.changeSets.values()].map((changeSet) => changeSetSummary(stack, changeSet)) };
}
