import { ApiError } from '../../ports.ts';
import type { Group, Member } from './group.ts';

/** The groups of the region. Every change is one synchronous step from a whole state to the next: nothing interleaves. */
export class Groups {
  readonly #groups = new Map<string, Group>();

  all(): readonly Group[] {
    return [...this.#groups.values()];
  }

  find(name: string): Group | undefined {
    return this.#groups.get(name);
  }

  /** Throws ASG-11's wording for an unknown group. */
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

  /** A group that is gone stays gone: activities may outlive a forced deletion. */
  change(name: string, next: (group: Group) => Group): void {
    const group = this.#groups.get(name);
    if (group !== undefined) this.#groups.set(name, next(group));
  }

  remove(name: string): void {
    this.#groups.delete(name);
  }

  /** The group and member of an instance; throws AWS's wording when no group manages it. */
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
