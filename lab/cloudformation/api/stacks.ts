import { ApiError, type ApiAnswer, type ApiCall } from '../../ports.ts';
import type { Engine } from '../engine.ts';
import { changesOf } from '../plan/changes.ts';
import { formatError, noStack, notDeletable } from '../refusals.ts';
import type { OnStackFailure } from '../stack/change-set.ts';
import { createStack, deleteStack, updateStack } from '../stack/operations.ts';
import { Stack } from '../stack/stack.ts';
import { changesOutputs } from './change-sets.ts';
import { readDefinition } from './definition.ts';
import { ApiRequest } from './request.ts';
import { checkUpdatable, isRepeatedRequest } from './stack-states.ts';

/** The API operations that create, update and delete stacks. */

const COMMON = [
  'StackName',
  'TemplateBody',
  'TemplateURL',
  'Parameters',
  'Capabilities',
  'Tags',
  'RoleARN',
  'ClientRequestToken',
  'DisableRollback',
];

/** CreateStack. Answers at once; the creation goes on in the background. */
export async function createStackCall(call: ApiCall, engine: Engine): Promise<ApiAnswer> {
  const request = new ApiRequest(call, [...COMMON, 'OnFailure', 'EnableTerminationProtection']);
  const name = request.required('StackName');
  const token = request.text('ClientRequestToken');
  const found = engine.stacks.find(name);
  if (found !== undefined && found.status !== 'REVIEW_IN_PROGRESS') {
    if (isRepeatedRequest(found, token)) return { StackId: found.id };
    // CFN-06
    throw new ApiError('AlreadyExistsException', `Stack [${name}] already exists`);
  }
  const stack = found ?? new Stack(name, engine.context);
  const target = await readDefinition(request, stack, engine.context);
  if (found === undefined) engine.stacks.add(stack);
  makeChangeSetsObsolete(stack);
  stack.terminationProtection = request.flag('EnableTerminationProtection');
  stack.disableRollback = request.flag('DisableRollback');
  stack.roleArn = request.text('RoleARN');
  const fallback = stack.disableRollback ? 'DO_NOTHING' : 'ROLLBACK';
  const onFailure = (request.text('OnFailure') ?? fallback) as OnStackFailure;
  engine.inBackground(createStack(stack, target, { onFailure, token }, engine.context), () =>
    stack.failAfterDefect(),
  );
  return { StackId: stack.id };
}

/** UpdateStack. Answers at once; the update goes on in the background. */
export async function updateStackCall(call: ApiCall, engine: Engine): Promise<ApiAnswer> {
  const request = new ApiRequest(call, [...COMMON, 'UsePreviousTemplate']);
  const stack = engine.stacks.get(request.required('StackName'));
  const token = request.text('ClientRequestToken');
  if (isRepeatedRequest(stack, token)) return { StackId: stack.id };
  if (stack.status === 'REVIEW_IN_PROGRESS') throw noStack(stack.name);
  checkUpdatable(stack);
  const target = await readDefinition(request, stack, engine.context);
  const { definition, plan } = target;
  const changes = changesOf(plan, stack.resources, definition.tags, engine.context);
  if (changes.length === 0 && !changesOutputs(stack, { definition })) {
    // CFN-02
    throw formatError('No updates are to be performed.');
  }
  makeChangeSetsObsolete(stack);
  const disableRollback = request.flag('DisableRollback');
  engine.inBackground(updateStack(stack, target, { disableRollback, token }, engine.context), () =>
    stack.failAfterDefect(),
  );
  return { StackId: stack.id };
}

/** Operations in progress that a deletion may interrupt. Deleting a stack cancels its creation. */
const DELETABLE = ['REVIEW_IN_PROGRESS', 'CREATE_IN_PROGRESS'];

/** DeleteStack. Answers at once; the deletion goes on in the background. */
export async function deleteStackCall(call: ApiCall, engine: Engine): Promise<ApiAnswer> {
  const request = new ApiRequest(call, ['StackName', 'ClientRequestToken', 'RetainResources', 'RoleARN']);
  const stack = engine.stacks.find(request.required('StackName'));
  const token = request.text('ClientRequestToken');
  // Deleting a stack that does not exist succeeds.
  if (stack === undefined || stack.deletedAt !== null || isRepeatedRequest(stack, token)) return {};
  if (stack.terminationProtection) {
    throw formatError(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`);
  }
  if (stack.status === 'DELETE_IN_PROGRESS') return {};
  if (stack.status.endsWith('_IN_PROGRESS') && !DELETABLE.includes(stack.status))
    throw notDeletable(stack.name, stack.status);
  const retain = request.texts('RetainResources');
  if (retain.length > 0 && stack.status !== 'DELETE_FAILED') {
    throw formatError(
      'Invalid operation on stack: RetainResources can only be given for a stack in DELETE_FAILED state.',
    );
  }
  makeChangeSetsObsolete(stack);
  engine.inBackground(deleteStack(stack, { token, retain }, engine.context), () => stack.failAfterDefect());
  return {};
}

/** Marks the stack's waiting change sets as obsolete, because the stack changes in another way (CFN-01). */
function makeChangeSetsObsolete(stack: Stack): void {
  for (const changeSet of stack.changeSets.values()) {
    if (changeSet.execution === 'AVAILABLE') changeSet.execution = 'OBSOLETE';
  }
}
