import { ApiError, type LabTime } from '../../ports.ts';
import { ByGroup } from '../groups/by-group.ts';

export type Transition = 'autoscaling:EC2_INSTANCE_LAUNCHING' | 'autoscaling:EC2_INSTANCE_TERMINATING';
export type HookResult = 'CONTINUE' | 'ABANDON';

/** A lifecycle hook of a group: instances wait at it before they go into service or end. */
export interface LifecycleHook {
  readonly group: string;
  readonly name: string;
  readonly transition: Transition;
  readonly heartbeatSeconds: number;
  readonly defaultResult: HookResult;
  /** Settings that are described as they were given. The lab sends no notifications. */
  readonly described: Readonly<Record<string, unknown>>;
}

/** The lifecycle hooks of all groups, and the instances that wait at them. */
export class LifecycleHooks {
  readonly #hooks = new ByGroup<LifecycleHook>('Lifecycle Hook');
  readonly #waiting = new Map<string, (result: HookResult) => void>();

  put(hook: LifecycleHook): void {
    this.#hooks.put(hook);
  }

  of(group: string, transition?: Transition): readonly LifecycleHook[] {
    const hooks = this.#hooks.of(group);
    return transition === undefined ? hooks : hooks.filter((hook) => hook.transition === transition);
  }

  require(group: string, name: string): LifecycleHook {
    return this.#hooks.require(group, name);
  }

  remove(group: string, name: string): void {
    this.#hooks.remove(group, name);
  }

  forget(group: string): void {
    this.#hooks.forget(group);
  }

  /** Ends an instance's wait at a hook. @throws AWS's error when the instance does not wait there */
  complete(group: string, name: string, instanceId: string, result: HookResult): void {
    this.require(group, name);
    const end = this.#waiting.get(waitKey(group, name, instanceId));
    if (end === undefined) {
      throw new ApiError(
        'ValidationError',
        `No active Lifecycle Action found with instance ID ${instanceId}`,
      );
    }
    end(result);
  }

  /** Waits at all hooks of the transition, at each until it is completed or its heartbeat times out. */
  async pass(
    group: string,
    instanceId: string,
    transition: Transition,
    time: LabTime,
    signal: AbortSignal,
  ): Promise<HookResult> {
    const waits = this.of(group, transition).map((hook) => this.#wait(hook, instanceId, time, signal));
    return (await Promise.all(waits)).includes('ABANDON') ? 'ABANDON' : 'CONTINUE';
  }

  async #wait(
    hook: LifecycleHook,
    instanceId: string,
    time: LabTime,
    signal: AbortSignal,
  ): Promise<HookResult> {
    const key = waitKey(hook.group, hook.name, instanceId);
    const over = new AbortController();
    const completed = new Promise<HookResult>((resolve) => this.#waiting.set(key, resolve));
    const timedOut = time
      .wait(hook.heartbeatSeconds * 1000, AbortSignal.any([signal, over.signal]))
      .then(() => hook.defaultResult);
    const result = await Promise.race([completed, timedOut]);
    over.abort();
    this.#waiting.delete(key);
    return result;
  }
}

const waitKey = (group: string, name: string, instanceId: string): string => `${group}/${name}/${instanceId}`;
