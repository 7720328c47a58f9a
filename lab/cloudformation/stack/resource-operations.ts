import { randomBytes } from 'node:crypto';
import { Cancelled, failureReason, isGone, ResourceFailed } from '../failure-reason.ts';
import type { ResourceType, Workplace } from '../resource-type.ts';
import type { Verb } from '../stack-faults.ts';
import { typicalSeconds } from '../waits.ts';
import type { EngineContext } from '../engine-context.ts';
import type { Resource } from './resource.ts';
import type { Operation, Stack } from './stack.ts';

/** What a resource is to become. */
export type Wanted = Omit<Resource, 'physicalId' | 'attributes'>;

/**
 * Makes, changes and removes single resources of a stack during one operation, with their events (CFN-10 to CFN-14).
 * Each rejects with ResourceFailed once the resource's *_FAILED event was written; the first cancels the others' waits.
 */
export class ResourceWork {
  readonly #stack: Stack;
  readonly #operation: Operation;
  readonly #context: EngineContext;
  readonly #cancel = new AbortController();
  readonly #stop: AbortSignal | undefined;

  /** @param stop ends what is under way, as a failure of its own would */
  constructor(stack: Stack, operation: Operation, context: EngineContext, stop?: AbortSignal) {
    this.#stack = stack;
    this.#operation = operation;
    this.#context = context;
    this.#stop = stop;
  }

  async create(wanted: Wanted): Promise<void> {
    this.#tell({ ...wanted, physicalId: '' }, 'CREATE_IN_PROGRESS');
    await this.#make(wanted, 'CREATE');
  }

  /** A new resource in the place of `old`, which stays until cleanup. */
  async replace(old: Resource, wanted: Wanted): Promise<void> {
    const reason = 'Requested update requires the creation of a new physical resource; hence creating one.';
    this.#tell({ ...wanted, physicalId: old.physicalId }, 'UPDATE_IN_PROGRESS', reason);
    await this.#make(wanted, 'UPDATE');
  }

  async #make(wanted: Wanted, verb: 'CREATE' | 'UPDATE'): Promise<void> {
    const type = this.#type(wanted.type);
    const at = this.#workplace(wanted.id);
    await this.#orFail(wanted, verb, async () => {
      this.#goOn();
      this.#strike(wanted.id, 'CREATE');
      const made = await type.create(wanted.properties, at);
      const resource: Resource = { ...wanted, ...made };
      this.#stack.resources.set(wanted.id, resource);
      this.#tell(resource, `${verb}_IN_PROGRESS`, 'Resource creation Initiated');
      await at.wait(typicalSeconds(wanted.type).create * 1000);
      await type.finish(made, wanted.properties, at);
      this.#tell(resource, `${verb}_COMPLETE`);
    });
  }

  async update(old: Resource, wanted: Wanted): Promise<void> {
    const { update } = this.#type(wanted.type);
    const at = this.#workplace(wanted.id);
    this.#tell({ ...wanted, physicalId: old.physicalId }, 'UPDATE_IN_PROGRESS');
    await this.#orFail(wanted, 'UPDATE', async () => {
      if (update === null) throw new Error(`the lab cannot update ${wanted.type} in place`);
      // Even an update that fails may have changed something: undoing compares with what was wanted.
      this.#stack.resources.set(old.id, { ...old, ...wanted });
      this.#strike(wanted.id, 'UPDATE');
      const attributes = await update(old, wanted.properties, old.properties, at);
      const resource: Resource = { ...old, ...wanted, attributes };
      this.#stack.resources.set(old.id, resource);
      await at.wait(typicalSeconds(wanted.type).update * 1000);
      this.#tell(resource, 'UPDATE_COMPLETE');
    });
  }

  /** For a replacement that is undone: the old resource is there, only its events are missing. */
  restore(old: Resource): void {
    this.#stack.resources.set(old.id, old);
    this.#tell(old, 'UPDATE_IN_PROGRESS');
    this.#tell(old, 'UPDATE_COMPLETE');
  }

  /** Deletes for good, or leaves behind (`retained`). A resource that is live under the same id stays. */
  async remove(resource: Resource, retained: boolean): Promise<void> {
    if (retained) {
      this.#tell(resource, 'DELETE_SKIPPED');
    } else {
      this.#tell(resource, 'DELETE_IN_PROGRESS');
      await this.#orFail(resource, 'DELETE', () => this.#removed(resource));
      this.#tell(resource, 'DELETE_COMPLETE');
    }
    if (this.#stack.resources.get(resource.id)?.physicalId === resource.physicalId) {
      this.#stack.resources.delete(resource.id);
    }
  }

  async #removed(resource: Resource): Promise<void> {
    const at = this.#workplace(resource.id);
    this.#strike(resource.id, 'DELETE');
    await this.#type(resource.type)
      .remove(resource, resource.properties, at)
      .catch((error: unknown) => {
        if (!isGone(error)) throw error;
      });
    await at.wait(typicalSeconds(resource.type).remove * 1000);
  }

  /** A resource whose properties its schema refuses. */
  async refuse(wanted: Wanted, old: Resource | undefined, problems: readonly string[]): Promise<void> {
    const verb = old === undefined ? 'CREATE' : 'UPDATE';
    this.#tell({ ...wanted, physicalId: old?.physicalId ?? '' }, `${verb}_IN_PROGRESS`);
    this.#fail(wanted, verb, problems.join('; '));
  }

  async #orFail(
    resource: Wanted & { readonly physicalId?: string },
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

  #fail(resource: Wanted & { readonly physicalId?: string }, verb: string, reason: string): never {
    const physicalId = resource.physicalId ?? this.#stack.resources.get(resource.id)?.physicalId ?? '';
    this.#tell({ ...resource, physicalId }, `${verb}_FAILED`, reason);
    // Deletions are never cancelled by one that fails: each goes as far as it can.
    if (verb !== 'DELETE') this.#cancel.abort();
    throw new ResourceFailed(reason);
  }

  #tell(
    resource: Pick<Resource, 'id' | 'type' | 'physicalId' | 'properties'>,
    status: string,
    reason?: string,
  ): void {
    this.#stack.tell(this.#operation, resource, status, reason);
  }

  #strike(id: string, verb: Verb): void {
    this.#context.faults.strike(this.#stack.name, id, verb);
  }

  #type(name: string): ResourceType {
    const type = this.#context.types[name];
    if (type === undefined) throw new Error(`no resource type ${name}`);
    return type;
  }

  #workplace(id: string): Workplace {
    const { clients, region, accountId, time } = this.#context;
    return {
      ...clients,
      region,
      accountId,
      newName: (max) => physicalName(this.#stack.name, id, max),
      wait: async (awsMs) => {
        await time.wait(awsMs, this.#cancel.signal);
        this.#goOn();
      },
    };
  }

  #goOn(): void {
    if (this.#cancel.signal.aborted || this.#stop?.aborted === true) throw new Cancelled();
  }
}

/** `stack-Logical-RANDOM12CHAR`, its first two parts cut to equal shares where it is too long, as on AWS. */
function physicalName(stack: string, id: string, max: number): string {
  const random = randomBytes(8).toString('hex').toUpperCase().slice(0, 12);
  const whole = `${stack}-${id}-${random}`;
  if (whole.length <= max) return whole;
  const share = Math.floor((max - random.length - 2) / 2);
  return [stack.slice(0, share).replace(/-+$/, ''), id.slice(0, share), random].join('-');
}
