import type { ApiAnswer, ApiCall } from '../../ports.ts';
import type { Engine } from '../engine.ts';
import { notRecoverable } from '../refusals.ts';
import { continueRollback, rollBackCreation } from '../stack/operations.ts';
import type { Stack } from '../stack/stack.ts';
import { ApiRequest } from './request.ts';
import { isRepeatedRequest } from './stack-states.ts';

/** The API operations that recover a stack after a failed creation or update (CFN-28). */

/** ContinueUpdateRollback (CFN-28). The parameter that skips resources is not supported and is refused. */
export async function continueUpdateRollback(call: ApiCall, engine: Engine): Promise<ApiAnswer> {
  begin(call, engine, ['UPDATE_ROLLBACK_FAILED']);
  return {};
}

/** RollbackStack, of a failed creation or a failed update (CFN-28). */
export async function rollbackStack(call: ApiCall, engine: Engine): Promise<ApiAnswer> {
  return { StackId: begin(call, engine, ['CREATE_FAILED', 'UPDATE_FAILED']).id };
}

function begin(call: ApiCall, engine: Engine, from: readonly string[]): Stack {
  const request = new ApiRequest(call, ['StackName', 'ClientRequestToken', 'RoleARN']);
  const stack = engine.stacks.get(request.required('StackName'));
  const token = request.text('ClientRequestToken');
  if (isRepeatedRequest(stack, token)) return stack;
  if (!from.includes(stack.status)) throw notRecoverable(stack.id, stack.status, call.operation);
  const work = stack.status === 'CREATE_FAILED' ? rollBackCreation : continueRollback;
  engine.inBackground(work(stack, token, engine.context), () => stack.failAfterDefect());
  return stack;
}
