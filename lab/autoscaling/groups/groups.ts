import { ApiError } from '../../ports.ts';
import type { Group, Member } from './group.ts';

/**
 * All Auto Scaling groups of the region. Every change is one synchronous step, so that changes never
 * interleave.
 */
export class Groups {
  readonly #groups = new Map<string, Group>();

  all(): readonly Group[] {
    return [...this.#groups.values()];
  }

  find(name: string): Group | undefined {
    return this.#groups.get(name);
  }

  /** @throws the error for an unknown group (ASG-11) */
  require(name: string): Group {
    const group = this.#groups.get(name);
    if (group === undefined) {
      throw new ApiError(
        'ValidationError',
        `AutoScalingGroup name not found - AutoScalingGroup ${name} not found`,
      );
    }
    return group;
  }

  add(group: Group): void {
    if (this.#groups.has(group.name)) {
      throw new ApiError(
        'AlreadyExists',
        `AutoScalingGroup by this name already exists - A group with the name ${group.name} already exists`,
      );
    }
    this.#groups.set(group.name, group);
  }

  /** Changes a group. Does nothing if it was deleted, because background work can outlive a forced deletion. */
  change(name: string, next: (group: Group) => Group): void {
    const group = this.#groups.get(name);
    if (group !== undefined) this.#groups.set(name, next(group));
  }

  remove(name: string): void {
    this.#groups.delete(name);
  }

  /** The group and the member of an instance. @throws AWS's error when no group has this instance */
  requireInstance(instanceId: string): { readonly group: Group; readonly member: Member } {
    for (const group of this.all()) {
      const member = group.members.find((candidate) => candidate.instanceId === instanceId);
      if (member !== undefined) return { group, member };
    }
    throw new ApiError(
      'ValidationError',
      `Instance Id not found - No managed instance found for instance ID: ${instanceId}`,
    );
  }
}
