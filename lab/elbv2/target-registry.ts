import type { LabTime } from '../ports.ts';

/** A target as the lab keeps it; moto's own list is not used (it forgets ports and never drains). */
export interface RegisteredTarget {
  readonly group: string;
  readonly id: string;
  readonly port: number;
  readonly zone: string;
  readonly address: string;
  readonly life: 'registered' | 'draining' | 'stopped' | 'terminated';
}

export type TargetName = Pick<RegisteredTarget, 'id' | 'port'>;

/** Unique over all groups. */
export const targetKey = (target: Pick<RegisteredTarget, 'group' | 'id' | 'port'>): string =>
  `${target.group} ${target.id}:${target.port}`;

/** Who wants to know of changes. */
export interface RegistryTold {
  /** After each change. */
  changed(): void;
  /** Before a target is taken from requests; as it is until then. */
  leaving(target: RegisteredTarget): void;
}

/** All targets of all groups, and the deregistration delay. */
export class TargetRegistry {
  readonly #time: LabTime;
  readonly #told: RegistryTold;
  readonly #targets = new Map<string, RegisteredTarget>();

  constructor(time: LabTime, told: RegistryTold) {
    this.#time = time;
    this.#told = told;
  }

  /** In the order of registration. */
  all(): readonly RegisteredTarget[] {
    return [...this.#targets.values()];
  }

  of(group: string): readonly RegisteredTarget[] {
    return this.all().filter((target) => target.group === group);
  }

  /** One that drains is taken back. */
  register(targets: readonly Omit<RegisteredTarget, 'life'>[]): void {
    for (const target of targets) {
      const known = this.#targets.get(targetKey(target));
      if (known?.life !== 'registered')
        this.#targets.set(targetKey(target), { ...target, life: 'registered' });
    }
    this.#told.changed();
  }

  /** Unknown targets are no error (ELB-10). */
  deregister(group: string, names: readonly TargetName[], delaySeconds: number): void {
    for (const name of names) {
      const target = this.#targets.get(targetKey({ group, ...name }));
      if (target?.life === 'registered') this.#leave({ ...target, life: 'draining' }, delaySeconds);
    }
    this.#told.changed();
  }

  /** EC2 ended instances: their targets are useless at once and leave after the group's delay. */
  ended(
    instanceIds: readonly string[],
    life: 'stopped' | 'terminated',
    delaySeconds: (group: string) => number,
  ): void {
    for (const target of this.all()) {
      if (instanceIds.includes(target.id)) this.#leave({ ...target, life }, delaySeconds(target.group));
    }
    this.#told.changed();
  }

  /** The group was deleted. */
  forget(group: string): void {
    for (const target of this.of(group)) this.#targets.delete(targetKey(target));
    this.#told.changed();
  }

  /** Shown for the whole delay, even when nothing is in flight; unless registered again meanwhile. */
  #leave(target: RegisteredTarget, delaySeconds: number): void {
    const key = targetKey(target);
    const before = this.#targets.get(key);
    if (before !== undefined) this.#told.leaving(before);
    this.#targets.set(key, target);
    if (target.life === 'stopped') return;
    void this.#time.wait(delaySeconds * 1000).then(() => {
      if (this.#targets.get(key) !== target) return;
      this.#targets.delete(key);
      this.#told.changed();
    });
  }
}
