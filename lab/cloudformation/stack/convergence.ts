import { ApiError } from '../../ports.ts';
import { ResourceFailed } from '../failure-reason.ts';
import type { Blueprint, PlannedResource } from '../plan/blueprint.ts';
import { differing } from '../plan/changes.ts';
import type { Tag } from '../tag.ts';
import { desiredProperties } from '../plan/desired.ts';
import { liveResources } from '../plan/live.ts';
import { needsReplacement } from '../schema/schemas.ts';
import type { Validated } from '../schema/validate.ts';
import { inDependencyOrder, reversed, type Dependencies } from '../template/graph.ts';
import { ResourceOperations, type DesiredResource } from './resource-operations.ts';
import type { Resource } from './resource.ts';
import type { OperationRun } from './operation-run.ts';
import type { Stack } from './stack.ts';

/**
 * Changes the resources of a stack as its plan wants them, and returns them to their former state after a
 * failure.
 */

/** Logical ids of the resources that failed, in the order of their failures. */
export interface Failures {
  readonly created: readonly string[];
  readonly updated: readonly string[];
}

/** What an update has done so far, as its rollback and its cleanup need it. */
export interface UpdateJournal {
  /** The resources before the operation. */
  readonly before: ReadonlyMap<string, Resource>;
  readonly failures: Failures;
}

/**
 * Creates and updates the stack's resources as the plan wants them. Resources that are no longer in the plan
 * are left for the cleanup.
 */
export async function converge(
  run: OperationRun,
  plan: Blueprint,
  tags: readonly Tag[],
): Promise<UpdateJournal> {
  const before = new Map(run.stack.resources);
  const work = new ResourceOperations(run);
  const failed = await failedIn(plan.dependencies, (id) => {
    const planned = plan.resources.get(id) as PlannedResource;
    const dependsOn = plan.dependencies.get(id) ?? new Set<string>();
    const { properties, problems } = desiredNow(run, plan, planned, tags);
    return step(run, work, { ...planned, id, dependsOn, properties }, problems);
  });
  return {
    before,
    failures: {
      created: failed.filter((id) => !before.has(id)),
      updated: failed.filter((id) => before.has(id)),
    },
  };
}

/**
 * Runs `work` in dependency order and returns the ids that failed with an event.
 *
 * @throws any other rejection, which is a defect of the lab
 */
async function failedIn(
  dependencies: Dependencies,
  work: (id: string) => Promise<void>,
): Promise<readonly string[]> {
  const failures = await inDependencyOrder(dependencies, work);
  const defect = failures.find(({ error }) => !(error instanceof ResourceFailed));
  if (defect !== undefined) throw defect.error;
  return failures.map(({ id }) => id);
}

/**
 * The resource's properties as they are to be now. An expression that cannot be evaluated is a problem of the
 * resource, like a property that its schema refuses.
 */
function desiredNow(
  { stack, context }: OperationRun,
  plan: Blueprint,
  planned: PlannedResource,
  tags: readonly Tag[],
): Validated {
  try {
    return desiredProperties(planned, plan.scope(liveResources(stack.resources)), tags, context);
  } catch (error) {
    if (error instanceof ApiError) return { properties: {}, problems: [error.message] };
    throw error;
  }
}

/** Creates, updates or replaces one resource, or does nothing if it is unchanged. */
async function step(
  { stack, context }: OperationRun,
  work: ResourceOperations,
  desired: DesiredResource,
  problems: readonly string[],
): Promise<void> {
  const old = stack.resources.get(desired.id);
  const changed = old === undefined ? [] : differing(old.properties, desired.properties);
  if (old !== undefined && changed.length === 0) {
    stack.resources.set(old.id, { ...old, ...desired });
    return;
  }
  if (problems.length > 0) return work.refuse(desired, old, problems);
  if (old === undefined) return work.create(desired);
  const schema = context.schemas.of(desired.type);
  const recreated = schema !== null && changed.some((name) => needsReplacement(schema, name) === 'Always');
  return recreated ? work.replace(old, desired) : work.update(old, desired);
}

/**
 * Returns all resources that the operation changed to their former state (CFN-14). New resources are left for
 * the cleanup. Answers the ids that could not be returned.
 */
export async function undo(
  run: OperationRun,
  { before }: Pick<UpdateJournal, 'before'>,
): Promise<readonly string[]> {
  const { stack } = run;
  const work = new ResourceOperations(run);
  const touched = [...before.values()].filter((old) => wasTouched(stack, old));
  return failedIn(dependenciesOf(touched), async (id) => {
    const old = before.get(id) as Resource;
    const now = stack.resources.get(id) as Resource;
    if (now.physicalId === old.physicalId) await work.update(now, old).catch(keepForNextRollback(stack, now));
    else work.restore(old);
  });
}

/** Keeps a resource that could not be returned as changed, so that the next rollback tries again. */
const keepForNextRollback =
  (stack: Stack, now: Resource) =>
  (error: unknown): never => {
    stack.resources.set(now.id, now);
    throw error;
  };

function wasTouched(stack: Stack, old: Resource): boolean {
  const now = stack.resources.get(old.id);
  return now?.physicalId !== old.physicalId || differing(now.properties, old.properties).length > 0;
}

/** Deletes resources, dependants first. Answers the ids that could not be deleted. */
export async function removeAll(
  run: OperationRun,
  resources: readonly Resource[],
  isRetained: (resource: Resource) => boolean,
): Promise<readonly string[]> {
  const work = new ResourceOperations(run);
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const failed = await failedIn(reversed(dependenciesOf(resources)), (id) => {
    const resource = byId.get(id) as Resource;
    return work.remove(resource, isRetained(resource));
  });
  return failed;
}

function dependenciesOf(resources: readonly Resource[]): Dependencies {
  const ids = new Set(resources.map(({ id }) => id));
  return new Map(
    resources.map(({ id, dependsOn }) => [id, new Set([...dependsOn].filter((need) => ids.has(need)))]),
  );
}
