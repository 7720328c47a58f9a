import type { ApiAnswer, ApiCall, Door, LabPlace, LabTime, Processes } from '../ports.ts';
import type { InstanceIdentity } from './identity.ts';
import { startedInstances, terminatedIds } from './identity.ts';
import { instanceDir, startMachine, type Machine, type MachineOptions } from './machine.ts';

/** Runs every EC2 instance of the lab as real processes on its own address. */
export interface InstanceHost {
  /** Whether the instance exists: from RunInstances until TerminateInstances, whatever its processes do. */
  running(instanceId: string): boolean;
  /** All instances that exist. */
  list(): readonly InstanceIdentity[];
  /** The directory of the instance's files (user-data.log, journal/, ms/logs/). */
  dir(instanceId: string): string;
  /**
   * `server`: the model server crashes until systemd gives up. `all`: every process dies at once and stays
   * dead.
   */
  kill(instanceId: string, what: 'server' | 'all'): Promise<void>;
  /** Shuts every instance down. */
  close(): Promise<void>;
}

interface InstanceHostOptions {
  readonly door: Door;
  readonly place: LabPlace;
  readonly processes: Processes;
  readonly time: LabTime;
  /** AWS milliseconds from the launch to the user data. EC2 takes about twenty seconds. */
  readonly bootMs?: number;
  /** Starts an instance; default: as real processes. */
  readonly start?: (options: MachineOptions) => Promise<Machine>;
  /** Called with each instance before its user data runs, e.g. to listen for its StatsD datagrams. */
  readonly onInstance?: (instance: InstanceIdentity) => void;
  readonly onGone?: (instance: InstanceIdentity) => void;
  /** Called when an instance could not be started, which is a defect of the lab. */
  readonly onDefect?: (text: string) => void;
}

const BOOT_MS = 20_000;

class Host implements InstanceHost {
  readonly #options: InstanceHostOptions;
  readonly #machines = new Map<string, Promise<Machine>>();
  readonly #identities = new Map<string, InstanceIdentity>();
  readonly #endings = new Set<Promise<void>>();

  constructor(options: InstanceHostOptions) {
    this.#options = options;
    options.door.after((call, answer) => this.#heard(call, answer));
  }

  running(instanceId: string): boolean {
    return this.#machines.has(instanceId);
  }

  list(): readonly InstanceIdentity[] {
    return [...this.#identities.values()];
  }

  dir(instanceId: string): string {
    return instanceDir(this.#options.place, instanceId);
  }

  async kill(instanceId: string, what: 'server' | 'all'): Promise<void> {
    const machine = this.#machines.get(instanceId);
    if (machine === undefined) throw new Error(`no instance ${instanceId} is running`);
    await (await machine).kill(what);
  }

  async close(): Promise<void> {
    for (const id of this.#machines.keys()) this.#terminate(id);
    await Promise.all(this.#endings);
  }

  #heard(call: ApiCall, answer: ApiAnswer): void {
    if (call.service !== 'ec2') return;
    if (call.operation === 'RunInstances') startedInstances(call, answer).forEach((each) => this.#run(each));
    if (call.operation === 'TerminateInstances') {
      terminatedIds(answer).forEach((id) => this.#terminate(id));
    }
  }

  #run(identity: InstanceIdentity): void {
    const { door, place, processes, time, bootMs = BOOT_MS, start = startMachine } = this.#options;
    const machine = start({ identity, place, processes, time, endpoint: door.url, bootMs });
    this.#machines.set(identity.id, machine);
    this.#identities.set(identity.id, identity);
    this.#options.onInstance?.(identity);
    machine.catch((error: unknown) => this.#options.onDefect?.(`starting ${identity.id}: ${String(error)}`));
  }

  #terminate(instanceId: string): void {
    const starting = this.#machines.get(instanceId);
    if (starting === undefined) return;
    this.#machines.delete(instanceId);
    this.#identities.delete(instanceId);
    const ending = this.#powerOff(starting).catch((error: unknown) =>
      this.#options.onDefect?.(`terminating ${instanceId}: ${String(error)}`),
    );
    this.#endings.add(ending);
    void ending.finally(() => this.#endings.delete(ending));
  }

  async #powerOff(starting: Promise<Machine>): Promise<void> {
    // A failed start was reported already.
    const machine = await starting.catch(() => null);
    if (machine === null) return;
    await machine.powerOff();
    this.#options.onGone?.(machine.identity);
  }
}

/** Starts instances for EC2's calls at the door from now on. */
export const openInstanceHost = (options: InstanceHostOptions): InstanceHost => new Host(options);
