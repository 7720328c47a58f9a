import { randomBytes } from 'node:crypto';
import { Cancelled, failureReason, isNotFound, ResourceFailed } from '../failure-reason.ts';
import type { ResourceType, ResourceContext } from '../resource-type.ts';
import type { Verb } from '../stack-faults.ts';
import { typicalSeconds } from '../waits.ts';
import type { EngineContext } from '../engine-context.ts';
import type { Resource } from './resource.ts';
import type { OperationRun } from './operation-run.ts';
import type { Operation, Stack } from './stack.ts';

/**
 * Creates, updates and deletes single resources during one operation, with their events (CFN-10 to CFN-14).
 * Every method rejects with ResourceFailed after it wrote the *_FAILED event. The first failure cancels the
 * waits of the others.
 */
export class ResourceOperations {
  readonly #stack: Stack;
  readonly #operation: Operation;
  readonly #context: EngineContext;
  readonly #cancel = new AbortController();
  readonly #stop: AbortSignal | undefined;

  constructor({ stack, operation, context, stop }: OperationRun) {
    this.#stack = stack;
    this.#operation = operation;
    this.#context = context;
    this.#stop = stop;
  }

  async create(desired: DesiredResource): Promise<void> {
    this.#report({ ...desired, physicalId: '' }, 'CREATE_IN_PROGRESS');
    await this.#make(desired, 'CREATE');
  }

  /** Creates a new resource that replaces `old`. The cleanup deletes `old`. */
  async replace(old: Resource, desired: DesiredResource): Promise<void> {
    const reason = 'Requested update requires the creation of a new physical resource; hence creating one.';
    this.#report({ ...desired, physicalId: old.physicalId }, 'UPDATE_IN_PROGRESS', reason);
    await this.#make(desired, 'UPDATE');
  }

  async #make(desired: DesiredResource, verb: 'CREATE' | 'UPDATE'): Promise<void> {
    const type = this.#type(desired.type);
    const context = this.#resourceContext(desired.id);
    await this.#reportingFailure(desired, verb, async () => {
      this.#throwIfCancelled();
      this.#throwInjectedFault(desired.id, 'CREATE');
      const made = await type.create(desired.properties, context);
      const resource: Resource = { ...desired, ...made };
      this.#stack.resources.set(desired.id, resource);
      this.#report(resource, `${verb}_IN_PROGRESS`, 'Resource creation Initiated');
      await context.wait(typicalSeconds(desired.type).create * 1000);
      await type.finish(made, desired.properties, context);
      this.#report(resource, `${verb}_COMPLETE`);
    });
  }

  async update(old: Resource, desired: DesiredResource): Promise<void> {
    const { update } = this.#type(desired.type);
    const context = this.#resourceContext(desired.id);
    this.#report({ ...desired, physicalId: old.physicalId }, 'UPDATE_IN_PROGRESS');
    await this.#reportingFailure(desired, 'UPDATE', async () => {
      if (update === null) throw new Error(`the lab cannot update ${desired.type} in place`);
      // A failed update may have changed a part: the rollback compares with the desired properties.
      this.#stack.resources.set(old.id, { ...old, ...desired });
      this.#throwInjectedFault(desired.id, 'UPDATE');
      const attributes = await update(old, desired.properties, old.properties, context);
      const resource: Resource = { ...old, ...desired, attributes };
      this.#stack.resources.set(old.id, resource);
      await context.wait(typicalSeconds(desired.type).update * 1000);
      this.#report(resource, 'UPDATE_COMPLETE');
    });
  }

  /** Undoes a replacement. The old resource still exists, so only its events are written. */
  restore(old: Resource): void {
    this.#stack.resources.set(old.id, old);
    this.#report(old, 'UPDATE_IN_PROGRESS');
    this.#report(old, 'UPDATE_COMPLETE');
  }

  /** Deletes a resource, or keeps it when `retained`. A newer resource of the same id stays in the stack. */
  async remove(resource: Resource, retained: boolean): Promise<void> {
    if (retained) {
      this.#report(resource, 'DELETE_SKIPPED');
    } else {
      this.#report(resource, 'DELETE_IN_PROGRESS');
      await this.#reportingFailure(resource, 'DELETE', () => this.#removed(resource));
      this.#report(resource, 'DELETE_COMPLETE');
    }
    if (this.#stack.resources.get(resource.id)?.physicalId === resource.physicalId) {
      this.#stack.resources.delete(resource.id);
    }
  }

  async #removed(resource: Resource): Promise<void> {
    const context = this.#resourceContext(resource.id);
    this.#throwInjectedFault(resource.id, 'DELETE');
    await this.#type(resource.type)
      .remove(resource, resource.properties, context)
      .catch((error: unknown) => {
        if (!isNotFound(error)) throw error;
      });
    await context.wait(typicalSeconds(resource.type).remove * 1000);
  }

  /** Fails a resource because its schema refuses its properties. */
  async refuse(
    desired: DesiredResource,
    old: Resource | undefined,
    problems: readonly string[],
  ): Promise<void> {
    const verb = old === undefined ? 'CREATE' : 'UPDATE';
    this.#report({ ...desired, physicalId: old?.physicalId ?? '' }, `${verb}_IN_PROGRESS`);
    this.#fail(desired, verb, problems.join('; '));
  }

  async #reportingFailure(
    resource: DesiredResource & { readonly physicalId?: string },
    verb: 'CREATE' | 'UPDATE' | 'DELETE',
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#fail(resource, verb, this.#reason(error, resource.type, verb));
    }
  }

  #reason(error: unknown, type: string, verb: string): string {
    if (error instanceof Cancelled) return `Resource ${verb === 'CREATE' ? 'creation' : 'update'} cancelled`;
    const reason = failureReason(error, type);
    if (reason === null) this.#context.onDefect(error);
    return reason ?? 'Internal Failure';
  }

  #fail(resource: DesiredResource & { readonly physicalId?: string }, verb: string, reason: string): never {
    const physicalId = resource.physicalId ?? this.#stack.resources.get(resource.id)?.physicalId ?? '';
    this.#report({ ...resource, physicalId }, `${verb}_FAILED`, reason);
    // A failed deletion cancels no other: each goes as far as it can.
    if (verb !== 'DELETE') this.#cancel.abort();
    throw new ResourceFailed(reason);
  }

  #report(
    resource: Pick<Resource, 'id' | 'type' | 'physicalId' | 'properties'>,
    status: string,
    reason?: string,
  ): void {
    this.#stack.setResourceStatus(this.#operation, resource, status, reason);
  }

  #throwInjectedFault(id: string, verb: Verb): void {
    this.#context.faults.throwIfInjected(this.#stack.name, id, verb);
  }

  #type(name: string): ResourceType {
    const type = this.#context.types[name];
    if (type === undefined) throw new Error(`no resource type ${name}`);
    return type;
  }

  #resourceContext(id: string): ResourceContext {
    const { clients, region, accountId, time } = this.#context;
    return {
      ...clients,
      region,
      accountId,
      newName: (max) => physicalName(this.#stack.name, id, max),
      wait: async (awsMs) => {
        await time.wait(awsMs, this.#cancel.signal);
        this.#throwIfCancelled();
      },
    };
  }

  #throwIfCancelled(): void {
    if (this.#cancel.signal.aborted || this.#stop?.aborted === true) throw new Cancelled();
  }
}

/** What a resource is to become. */
export type DesiredResource = Omit<Resource, 'physicalId' | 'attributes'>;

/**
 * `stack-Logical-RANDOM12CHAR`. Where it is too long, the first two parts are cut to equal lengths, as on AWS.
 */
function physicalName(stack: string, id: string, max: number): string {
  const random = randomBytes(8).toString('hex').toUpperCase().slice(0, 12);
  const whole = `${stack}-${id}-${random}`;
  if (whole.length <= max) return whole;
  const share = Math.floor((max - random.length - 2) / 2);
  return [stack.slice(0, share).replace(/-+$/, ''), id.slice(0, share), random].join('-');
}
