import { randomUUID } from 'node:crypto';
import type { outputValues } from '../plan/blueprint.ts';
import type { ChangeSet } from './change-set.ts';
import type { Definition } from './definition.ts';
import type { Resource, ResourceStatus } from './resource.ts';

/** The state of a stack, as the engine keeps it in memory. */

/** A creation in progress, which a deletion may interrupt. */
interface Creation {
  readonly stop: AbortController;
  readonly ended: Promise<unknown>;
}

/** A failed update that is not rolled back yet, with what the rollback needs. */
export interface PendingRollback extends Pick<Stack, 'definition' | 'outputs'> {
  /** The resources before the update. */
  readonly before: ReadonlyMap<string, Resource>;
  /** What the update created. The rollback deletes it last. */
  readonly made: readonly Resource[];
}

/** One operation on a stack. Its events carry its id. */
export interface Operation {
  readonly id: string;
  readonly type: 'CREATE_CHANGESET' | 'CREATE_STACK' | 'UPDATE_STACK' | 'DELETE_STACK' | 'ROLLBACK';
  readonly token: string | undefined;
}

export interface StackEvent {
  readonly eventId: string;
  readonly operation: Operation;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string | undefined;
  readonly at: Date;
  readonly properties: string | undefined;
}

/** A problem that early validation found in a change set: a VALIDATION_ERROR of DescribeEvents (CFN-31). */
interface ValidationFinding {
  readonly operation: Operation;
  readonly changeSetId: string;
  readonly logicalId: string;
  readonly type: string;
  readonly reason: string;
  readonly path: string;
  readonly at: Date;
}

/** A stack with its resources, events, change sets and operations. */
export class Stack {
  readonly id: string;
  readonly name: string;
  readonly createdAt = new Date();
  status = 'REVIEW_IN_PROGRESS';
  reason: string | undefined = undefined;
  definition: Definition | null = null;
  outputs: ReturnType<typeof outputValues> = [];
  updatedAt: Date | null = null;
  deletedAt: Date | null = null;
  changeSetId: string | undefined = undefined;
  roleArn: string | undefined = undefined;
  disableRollback = false;
  creation: Creation | null = null;
  pendingRollback: PendingRollback | null = null;
  terminationProtection = false;
  readonly resources = new Map<string, Resource>();
  readonly statuses = new Map<string, ResourceStatus>();
  readonly changeSets = new Map<string, ChangeSet>();
  /** Newest last. */
  readonly events: StackEvent[] = [];
  readonly findings: ValidationFinding[] = [];
  readonly operations: Operation[] = [];

  constructor(name: string, place: { readonly region: string; readonly accountId: string }) {
    this.name = name;
    this.id = `arn:aws:cloudformation:${place.region}:${place.accountId}:stack/${name}/${randomUUID()}`;
  }

  begin(type: Operation['type'], token?: string): Operation {
    const operation = { id: randomUUID(), type, token };
    this.operations.push(operation);
    return operation;
  }

  /**
   * Ends the operation in progress as failed, after a defect of the lab, so that nobody waits for this stack.
   */
  failAfterDefect(): void {
    const verb = /^(UPDATE_ROLLBACK|[A-Z]+)/.exec(this.status)?.[0] ?? 'CREATE';
    this.setStatus(
      `${verb}_FAILED`,
      this.operations.at(-1) ?? this.begin('CREATE_STACK'),
      'Internal Failure',
    );
  }

  /** Sets the stack's own status and writes its event. */
  setStatus(status: string, operation: Operation, reason?: string): void {
    this.status = status;
    this.reason = reason;
    const { name, id } = this;
    const type = 'AWS::CloudFormation::Stack';
    this.#record(randomUUID(), { operation, logicalId: name, physicalId: id, type, status, reason });
  }

  /** Sets the status of a resource and writes its event. */
  setResourceStatus(
    operation: Operation,
    resource: Pick<Resource, 'id' | 'type' | 'physicalId'> & { readonly properties?: Resource['properties'] },
    status: string,
    reason?: string,
  ): void {
    const { id, type, physicalId } = resource;
    const at = new Date();
    // The deletion of a replaced resource does not change the status of its replacement.
    const superseded =
      status.startsWith('DELETE') && (this.resources.get(id)?.physicalId ?? physicalId) !== physicalId;
    if (!superseded) this.statuses.set(id, { id, type, physicalId, status, reason, at });
    const eventId = `${id}-${status}-${at.toISOString()}`;
    const properties = resource.properties === undefined ? undefined : JSON.stringify(resource.properties);
    this.#record(eventId, { operation, logicalId: id, physicalId, type, status, reason, properties });
  }

  #record(
    eventId: string,
    event: Omit<StackEvent, 'eventId' | 'at' | 'properties'> & { readonly properties?: string | undefined },
  ): void {
    this.events.push({ properties: undefined, ...event, eventId, at: new Date() });
  }
}
