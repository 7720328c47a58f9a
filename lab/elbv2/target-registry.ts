import type { LabTime } from '../ports.ts';

/**
 * A target that is registered with a target group. The lab keeps targets itself, because moto ignores ports and
 * never drains.
 */
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

/** Is notified of changes. */
interface RegistryListener {
  /** After each change. */
  changed(): void;
  /** Called before a target stops getting requests, with its state until then. */
  leaving(target: RegisteredTarget): void;
}

/** The targets of all groups. Keeps deregistered targets for the deregistration delay. */
export class TargetRegistry {
  readonly #time: LabTime;
  readonly #listener: RegistryListener;
  readonly #targets = new Map<string, RegisteredTarget>();

  constructor(time: LabTime, listener: RegistryListener) {
    this.#time = time;
    this.#listener = listener;
  }

  /** In the order of registration. */
  all(): readonly RegisteredTarget[] {
    return [...this.#targets.values()];
  }

  of(group: string): readonly RegisteredTarget[] {
    return this.all().filter((target) => target.group === group);
  }

  /** Registers targets. A draining target is registered again. */
  register(targets: readonly Omit<RegisteredTarget, 'life'>[]): void {
    for (const target of targets) {
      const known = this.#targets.get(targetKey(target));
      if (known?.life !== 'registered')
        this.#targets.set(targetKey(target), { ...target, life: 'registered' });
    }
    this.#listener.changed();
  }

  /** Deregisters targets. Unknown targets are ignored (ELB-10). */
  deregister(group: string, names: readonly TargetName[], delaySeconds: number): void {
    for (const name of names) {
      const target = this.#targets.get(targetKey({ group, ...name }));
      if (target?.life === 'registered') this.#leave({ ...target, life: 'draining' }, delaySeconds);
    }
    this.#listener.changed();
  }

  /** Marks the targets of ended instances; they are removed after the group's delay. */
  ended(
    instanceIds: readonly string[],
    life: 'stopped' | 'terminated',
    delaySeconds: (group: string) => number,
  ): void {
    for (const target of this.all()) {
      if (instanceIds.includes(target.id)) this.#leave({ ...target, life }, delaySeconds(target.group));
    }
    this.#listener.changed();
  }

  /** Removes all targets of a deleted group. */
  forget(group: string): void {
    for (const target of this.of(group)) this.#targets.delete(targetKey(target));
    this.#listener.changed();
  }

  /** Changes a target and removes it after the delay, unless it is registered again. A stopped target stays. */
  #leave(target: RegisteredTarget, delaySeconds: number): void {
    const key = targetKey(target);
    const before = this.#targets.get(key);
    if (before !== undefined) this.#listener.leaving(before);
    this.#targets.set(key, target);
    if (target.life === 'stopped') return;
    void this.#time.wait(delaySeconds * 1000).then(() => {
      if (this.#targets.get(key) !== target) return;
      this.#targets.delete(key);
      this.#listener.changed();
    });
  }
}
