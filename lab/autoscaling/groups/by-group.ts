import { ApiError } from '../../ports.ts';

export interface Named {
  readonly group: string;
  readonly name: string;
}

/** A collection of named things that belong to a group, such as policies. They end with their group. */
export class ByGroup<T extends Named> {
  readonly #kind: string;
  readonly #things = new Map<string, T>();

  /** @param kind the name of the kind in AWS's not-found errors */
  constructor(kind: string) {
    this.#kind = kind;
  }

  put(thing: T): void {
    this.#things.set(`${thing.group}/${thing.name}`, thing);
  }

  /** The things of one group, or of all groups. */
  of(group?: string): readonly T[] {
    return [...this.#things.values()].filter((thing) => group === undefined || thing.group === group);
  }

  require(group: string, name: string): T {
    const thing = this.#things.get(`${group}/${name}`);
    if (thing === undefined) {
      throw new ApiError('ValidationError', `No ${this.#kind} found with name: ${name}`);
    }
    return thing;
  }

  remove(group: string, name: string): void {
    this.require(group, name);
    this.#things.delete(`${group}/${name}`);
  }

  forget(group: string): void {
    for (const { name } of this.of(group)) this.#things.delete(`${group}/${name}`);
  }
}
