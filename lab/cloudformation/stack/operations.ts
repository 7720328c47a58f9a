import { ApiError } from '../../ports.ts';
import { outputValues, type Blueprint } from '../plan/blueprint.ts';
import { liveResources } from '../plan/live.ts';
import { STACK_STEP_SECONDS } from '../waits.ts';
import type { EngineContext } from '../engine-context.ts';
import type { OnStackFailure } from './change-set.ts';
import { converge, removeAll, undo, type Failures, type UpdateJournal } from './convergence.ts';
import type { Resource } from './resource.ts';
import type { Definition } from './definition.ts';
import type { OperationRun } from './operation-run.ts';
import type { PendingRollback, Stack } from './stack.ts';

/**
 * The long operations on a stack: create, update, roll back and delete. Each sets its first status at once and
 * resolves when the stack is at rest. None rejects, except for a defect of the lab.
 */

/** What a stack is to become. */
interface Target {
  readonly definition: Definition;
  readonly plan: Blueprint;
}

interface CreateOptions {
  readonly onFailure: OnStackFailure;
  readonly token: string | undefined;
}

/** Creates a stack (CFN-10, CFN-13, CFN-27). A deletion may interrupt it. */
export function createStack(
  stack: Stack,
  target: Target,
  options: CreateOptions,
  context: EngineContext,
): Promise<void> {
  const stop = new AbortController();
  const operation = stack.begin('CREATE_STACK', options.token);
  const creating = create({ stack, operation, context, stop: stop.signal }, target, options);
  stack.creation = { stop, ended: creating.catch(() => undefined) };
  return creating;
}

async function create(
  run: OperationRun,
  { plan, definition }: Target,
  options: CreateOptions,
): Promise<void> {
  const { stack, operation, context, stop } = run;
  stack.definition = definition;
  stack.setStatus('CREATE_IN_PROGRESS', operation, 'User Initiated');
  await pause(context);
  const { failures } = await converge(run, plan, definition.tags);
  if (stop?.aborted === true) return;
  const problem = failureText(failures) ?? evaluateOutputs(stack, plan);
  if (problem === null) {
    stack.setStatus('CREATE_COMPLETE', operation);
    return;
  }
  await afterFailedCreate(run, problem, options.onFailure);
}

async function afterFailedCreate(
  { stack, operation, context }: OperationRun,
  problem: string,
  onFailure: OnStackFailure,
): Promise<void> {
  if (onFailure === 'DO_NOTHING') {
    stack.setStatus('CREATE_FAILED', operation, problem);
    return;
  }
  const rollback = stack.begin('ROLLBACK', operation.token);
  const verb = onFailure === 'DELETE' ? 'DELETE' : 'ROLLBACK';
  // CloudFormation says "by user" even when nobody asked for the rollback (CFN-13).
  stack.setStatus(`${verb}_IN_PROGRESS`, rollback, `${problem}Rollback requested by user.`);
  await removeEverything({ stack, operation: rollback, context }, verb, () => false);
}

/** Updates a stack; rolls back when it fails (CFN-11, CFN-12, CFN-14). */
export async function updateStack(
  stack: Stack,
  { plan, definition }: Target,
  options: { readonly disableRollback: boolean; readonly token: string | undefined },
  context: EngineContext,
): Promise<void> {
  const operation = stack.begin('UPDATE_STACK', options.token);
  const run: OperationRun = { stack, operation, context };
  const { definition: former, outputs } = stack;
  stack.definition = definition;
  stack.updatedAt = new Date();
  stack.setStatus('UPDATE_IN_PROGRESS', operation, 'User Initiated');
  await pause(context);
  const journal = await converge(run, plan, definition.tags);
  const problem = failureText(journal.failures) ?? evaluateOutputs(stack, plan);
  const stable = stack.pendingRollback ?? { ...journal, definition: former, outputs };
  stack.pendingRollback = problem === null ? null : { ...stable, made: madeSince(stack, stable) };
  if (problem === null) {
    stack.setStatus('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', operation);
    await removeAll(run, replacedOrUnwanted(stack, plan, journal), (old) => isRetained(old, plan));
    stack.setStatus('UPDATE_COMPLETE', operation);
  } else if (options.disableRollback) {
    stack.setStatus('UPDATE_FAILED', operation, problem);
  } else {
    await rollBackUpdate(stack, operation.token, problem, context);
  }
}

const madeSince = (stack: Stack, { before }: Pick<PendingRollback, 'before'>): readonly Resource[] =>
  [...stack.resources.values()].filter(({ id, physicalId }) => before.get(id)?.physicalId !== physicalId);

/** Rolls an update back again: ContinueUpdateRollback, and RollbackStack of an update (CFN-28). */
export const continueRollback = (
  stack: Stack,
  token: string | undefined,
  context: EngineContext,
): Promise<void> => rollBackUpdate(stack, token, 'User Initiated', context);

async function rollBackUpdate(
  stack: Stack,
  token: string | undefined,
  reason: string,
  context: EngineContext,
): Promise<void> {
  const { pendingRollback } = stack;
  if (pendingRollback === null) throw new Error(`no update of ${stack.name} can be rolled back`);
  const operation = stack.begin('ROLLBACK', token);
  const run: OperationRun = { stack, operation, context };
  stack.definition = pendingRollback.definition;
  stack.outputs = pendingRollback.outputs;
  stack.setStatus('UPDATE_ROLLBACK_IN_PROGRESS', operation, reason);
  const failed = await undo(run, pendingRollback);
  if (failed.length > 0) {
    stack.setStatus('UPDATE_ROLLBACK_FAILED', operation, failureText({ created: [], updated: failed }) ?? '');
    return;
  }
  stack.pendingRollback = null;
  stack.setStatus('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', operation);
  await removeAll(run, pendingRollback.made, () => false);
  stack.setStatus('UPDATE_ROLLBACK_COMPLETE', operation);
}

/** Rolls a failed creation back: deletes all resources (CFN-28). */
export async function rollBackCreation(
  stack: Stack,
  token: string | undefined,
  context: EngineContext,
): Promise<void> {
  const operation = stack.begin('ROLLBACK', token);
  stack.setStatus('ROLLBACK_IN_PROGRESS', operation, 'User Initiated');
  await removeEverything({ stack, operation, context }, 'ROLLBACK', () => false);
}

/** Deletes a stack (CFN-17). */
export async function deleteStack(
  stack: Stack,
  options: { readonly token: string | undefined; readonly retain: readonly string[] },
  context: EngineContext,
): Promise<void> {
  const operation = stack.begin('DELETE_STACK', options.token);
  stack.creation?.stop.abort();
  stack.setStatus('DELETE_IN_PROGRESS', operation, 'User Initiated');
  await pause(context);
  await stack.creation?.ended;
  const isKept = ({ id, retainOnDelete }: Resource) => retainOnDelete || options.retain.includes(id);
  await removeEverything({ stack, operation, context }, 'DELETE', isKept);
}

async function removeEverything(
  run: OperationRun,
  verb: 'DELETE' | 'ROLLBACK',
  isKept: (resource: Resource) => boolean,
): Promise<void> {
  const { stack, operation } = run;
  const failed = await removeAll(run, [...stack.resources.values()], isKept);
  if (failed.length > 0) {
    const reason = `The following resource(s) failed to delete: [${failed.join(', ')}]. `;
    stack.setStatus(`${verb}_FAILED`, operation, reason);
    return;
  }
  if (verb === 'DELETE') stack.deletedAt = new Date();
  stack.setStatus(`${verb}_COMPLETE`, operation);
}

/** The resources that the update replaced, and those that are no longer in the plan. */
function replacedOrUnwanted(stack: Stack, plan: Blueprint, { before }: UpdateJournal): readonly Resource[] {
  return [...before.values()].filter(
    ({ id, physicalId }) => !plan.resources.has(id) || stack.resources.get(id)?.physicalId !== physicalId,
  );
}

function isRetained(old: Resource, plan: Blueprint): boolean {
  return plan.resources.has(old.id) ? old.retainOnReplace : old.retainOnDelete;
}

function failureText({ created, updated }: Failures): string | null {
  const parts = [
    created.length > 0 ? `The following resource(s) failed to create: [${created.join(', ')}]. ` : '',
    updated.length > 0 ? `The following resource(s) failed to update: [${updated.join(', ')}]. ` : '',
  ];
  return parts.join('') || null;
}

/**
 * Evaluates the outputs. One that cannot be evaluated fails the operation, without an event of any resource
 * (CFN-15).
 */
function evaluateOutputs(stack: Stack, plan: Blueprint): string | null {
  try {
    stack.outputs = outputValues(plan, liveResources(stack.resources));
    return null;
  } catch (error) {
    if (error instanceof ApiError) return `[Error] /Outputs: ${error.message} `;
    throw error;
  }
}

const pause = (context: EngineContext): Promise<void> => context.time.wait(STACK_STEP_SECONDS * 1000);
