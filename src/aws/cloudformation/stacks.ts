import type { CloudFormation, Stack } from '@aws-sdk/client-cloudformation';
import { Failure } from '../../core/errors.ts';
import type { StackView } from '../../core/observation.ts';
import { exists, isAtRest } from '../../core/stack-state.ts';
import type { Clock, Stacks } from '../../ports.ts';
import { answerCache } from '../answer-cache.ts';
import type { Calls } from '../calls.ts';
import { executeChangeSet, prepareChangeSet, refuseReplacing, executionBegan } from './change-set.ts';
import type { Clients } from '../clients.ts';
import { eventCursor } from './event-cursor.ts';
import { recoveryFrom } from './stack-recovery.ts';
import { causeOf } from './stack-cause.ts';
import { stackEvents, type StackEvents } from './stack-events.ts';
import * as problems from './stack-problems.ts';
import { hasFailed, stackState } from './stack-status.ts';
import { isNamed, messageOf } from '../vendor-error.ts';

/** CloudFormation stacks behind the port `Stacks`. */
export function stacks(clients: Pick<Clients, 'cloudFormation'>, calls: Calls, clock: Clock): Stacks {
  const events = stackEvents(clients, calls);
  const cursor = eventCursor(events);
  const causes = rememberedCauses(events);
  const ids = new Map<string, string>();
  const viewCache = answerCache<StackView>(clock, isAtRest);

  const ask = async (name: string): Promise<StackView> => {
    const client = await clients.cloudFormation();
    const stack = await calls.repeat(name, () => find(client, name));
    if (stack === null) return absent(name);
    ids.set(name, stack.StackId!);
    return viewOf(stack, await causes(stack));
  };

  const apply: Stacks['apply'] = async (wish, token, { replacement = 'allowed' } = {}) => {
    const bytes = Buffer.byteLength(wish.template);
    if (bytes > problems.INLINE_LIMIT) throw new Failure(problems.templateTooLarge(wish.name, bytes));
    viewCache.forget(wish.name);
    const stack = await ask(wish.name);
    const set = { client: await clients.cloudFormation(), calls, clock, wish, token };
    if (stack.state === 'busy' && (await executionBegan(set))) return 'started';
    if (!isAtRest(stack)) throw new Failure(problems.notChangeable(wish.name, stack.status));
    const prepared = await prepareChangeSet(set, exists(stack) ? 'UPDATE' : 'CREATE');
    if (prepared.kind === 'unchanged') return 'unchanged';
    if (prepared.kind === 'executed') return 'started';
    if (replacement === 'refused') await refuseReplacing(set);
    ids.set(wish.name, prepared.stackId);
    await cursor.mark(prepared.stackId);
    await executeChangeSet(set);
    return 'started';
  };

  return {
    describe: (name, age) => viewCache.answer(name, age, () => ask(name)),
    apply,
    async recover(name, status, token) {
      const recovery = recoveryFrom(status);
      if (recovery === null) throw new Failure(problems.notChangeable(name, status));
      const client = await clients.cloudFormation();
      viewCache.forget(name);
      return calls.once(name, () => recovery(client, name, token));
    },
    async remove(name, token) {
      viewCache.forget(name);
      const client = await clients.cloudFormation();
      return calls.once(name, () => deleteStack(client, name, token));
    },
    async newEvents(name) {
      const id = ids.get(name);
      return id === undefined ? [] : cursor.next(id);
    },
  };
}

/** Returns null for a stack that does not exist. Only the message tells this ValidationError from others (CFN-07). */
async function find(client: CloudFormation, name: string): Promise<Stack | null> {
  try {
    const { Stacks: found } = await client.describeStacks({ StackName: name });
    return found?.[0] ?? null;
  } catch (error) {
    if (isNamed(error, 'ValidationError') && messageOf(error).endsWith('does not exist')) return null;
    throw error;
  }
}

/**
 * Deletes a stack. CloudFormation accepts a stack that is gone. A known token means that an earlier call was accepted.
 */
async function deleteStack(client: CloudFormation, name: string, token: string): Promise<void> {
  try {
    await client.deleteStack({ StackName: name, ClientRequestToken: token });
  } catch (error) {
    if (!isNamed(error, 'TokenAlreadyExistsException')) throw error;
  }
}

const absent = (name: string): StackView => ({
  name,
  state: 'absent',
  status: '',
  id: null,
  outputs: {},
  parameters: {},
  resolved: {},
  tags: {},
  cause: null,
});

function viewOf(stack: Stack, cause: string | null): StackView {
  const status = stack.StackStatus ?? '';
  return {
    name: stack.StackName ?? '',
    state: stackState(status),
    status,
    id: stack.StackId ?? null,
    outputs: record(stack.Outputs, (output) => [output.OutputKey, output.OutputValue]),
    parameters: record(stack.Parameters, (parameter) => [parameter.ParameterKey, parameter.ParameterValue]),
    resolved: record(
      stack.Parameters?.filter(({ ResolvedValue }) => ResolvedValue !== undefined),
      (parameter) => [parameter.ParameterKey, parameter.ResolvedValue],
    ),
    tags: record(stack.Tags, (tag) => [tag.Key, tag.Value]),
    cause,
  };
}

function record<T>(
  entries: readonly T[] | undefined,
  pair: (entry: T) => readonly [string | undefined, string | undefined],
): Readonly<Record<string, string>> {
  return Object.fromEntries((entries ?? []).map(pair).map(([key, value]) => [key ?? '', value ?? '']));
}

/** Finds the cause of a stack's failed operation, and reads its events once: the first failure does not change. */
function rememberedCauses(events: StackEvents): (stack: Stack) => Promise<string | null> {
  const known = new Map<string, string>();
  return async (stack) => {
    if (!hasFailed(stack.StackStatus ?? '')) return null;
    const began = stack.DeletionTime ?? stack.LastUpdatedTime ?? stack.CreationTime;
    const operation = `${stack.StackId} ${began?.getTime()}`;
    const cause = known.get(operation) ?? causeOf(await events.newestOperation(stack.StackId!));
    if (cause !== null) known.set(operation, cause);
    return cause ?? stack.StackStatusReason ?? null;
  };
}
