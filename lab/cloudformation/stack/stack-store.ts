import { noChangeSet, noStack, noStackWithId, formatError } from '../refusals.ts';
import type { ChangeSet } from './change-set.ts';
import type { Stack } from './stack.ts';

/** All stacks of the lab. Deleted stacks are kept and found by their id alone (CFN-08). */
export class StackStore {
  readonly #stacks: Stack[] = [];

  add(stack: Stack): void {
    this.#stacks.push(stack);
  }

  all(): readonly Stack[] {
    return this.#stacks;
  }

  find(nameOrId: string): Stack | undefined {
    return this.#stacks.find(
      ({ id, name, deletedAt }) => id === nameOrId || (name === nameOrId && deletedAt === null),
    );
  }

  /**
   * Finds a stack or throws. `absent` selects one of the two not-found texts; operations differ in it (CFN-07).
   */
  get(nameOrId: string, absent: 'with id' | 'plain' = 'plain'): Stack {
    const stack = this.find(nameOrId);
    if (stack === undefined) throw absent === 'with id' ? noStackWithId(nameOrId) : noStack(nameOrId);
    return stack;
  }

  /** Finds a change set by its ARN alone, or by its name and the stack's name. */
  changeSet(nameOrId: string, stackName: string | undefined): { stack: Stack; changeSet: ChangeSet } {
    if (stackName === undefined && !nameOrId.startsWith('arn:')) {
      throw formatError('StackName must be specified if ChangeSetName is not specified as an ARN.');
    }
    const among = stackName === undefined ? this.#stacks : [this.get(stackName)];
    for (const stack of among) {
      const changeSet = [...stack.changeSets.values()].find(
        ({ id, name }) => id === nameOrId || name === nameOrId,
      );
      if (changeSet !== undefined) return { stack, changeSet };
    }
    throw noChangeSet(nameOrId);
  }
}
