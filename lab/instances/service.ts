import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LabProcess, Processes } from '../ports.ts';
import { endGroup, signalGroup } from '../processes/process-group.ts';
import type { ServiceUnit } from './unit-file.ts';
import { words } from './unit-file.ts';

/** A service of an instance: started, restarted and stopped as its unit says. */
export interface Service {
  state(): ActiveState;
  /** The process id of the main process; null while there is none. */
  mainPid(): number | null;
  start(): void;
  stop(): Promise<void>;
  /**
   * Kills all processes of the service, as the kernel does when memory runs out. The unit's Restart decides
   * what follows.
   */
  crash(): void;
  /** Kills all processes of the service for good: the machine has lost its power. */
  cut(): Promise<void>;
}

/** systemd's states of a service. */
type ActiveState = 'active' | 'activating' | 'inactive' | 'failed' | 'deactivating';

interface Context {
  readonly name: string;
  readonly unit: ServiceUnit;
  readonly processes: Processes;
  /** The environment of the whole machine. */
  readonly env: Readonly<Record<string, string>>;
  readonly journal: string;
}

/** Signals that end a service without a failure (systemd.service, Restart=). */
const CLEAN_SIGNALS: ReadonlySet<string | null> = new Set(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGPIPE']);

function fileVariables(unit: ServiceUnit): Record<string, string> {
  const lines = unit.environmentFiles.flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  return Object.fromEntries(
    lines
      .filter((line) => /^\w+=/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), words(line.slice(line.indexOf('=') + 1)).join(' ')]),
  );
}

/** Replaces `${NAME}` as systemd does in ExecStart. */
const expanded = (word: string, env: Readonly<Record<string, string>>): string =>
  word.replace(/\$\{(\w+)\}/g, (_, name: string) => env[name] ?? '');

function execute({ name, unit, processes, env, journal }: Context, line: string): LabProcess {
  const own = { ...env, ...unit.environment, ...fileVariables(unit) };
  const [command = '', ...args] = words(line).map((word) => expanded(word, own));
  return processes.start({ name, command, args, env: own, cwd: unit.workingDirectory ?? '/', log: journal });
}

async function prepare(context: Context): Promise<void> {
  for (const line of context.unit.startPre) {
    const code = await execute(context, line.replace(/^-/, '')).exited;
    if (code !== 0 && !line.startsWith('-')) throw new Error(`${line} ended with ${code}`);
  }
}

/**
 * Ends what the main process left behind: killed at once with KillMode=mixed, stopped first with control-group.
 */
async function endLeftovers(main: LabProcess, unit: ServiceUnit): Promise<void> {
  if (unit.killMode === 'mixed') signalGroup(main.pid, 'SIGKILL');
  await endGroup(main.pid, unit.stopMs);
}

/** Stops the service. KillMode=mixed stops the main process alone, control-group all processes. */
async function stopMain(main: LabProcess, unit: ServiceUnit): Promise<void> {
  if (unit.killMode === 'mixed') {
    main.child.kill('SIGTERM');
    await Promise.race([main.exited, sleep(unit.stopMs, undefined, { ref: false })]);
  }
  await endLeftovers(main, unit);
}

class Supervised implements Service {
  readonly #context: Context;
  #state: ActiveState = 'inactive';
  #main: LabProcess | null = null;
  /** Changes with every start and stop. Work of an older generation has no effect. */
  #generation = {};

  constructor(context: Context) {
    this.#context = context;
  }

  state(): ActiveState {
    return this.#state;
  }

  mainPid(): number | null {
    return this.#main?.pid ?? null;
  }

  start(): void {
    if (this.#state === 'active' || this.#state === 'activating') return;
    const generation = (this.#generation = {});
    this.#state = 'activating';
    this.#supervise(generation).catch(() => this.#setState('failed', generation));
  }

  stop(): Promise<void> {
    return this.#endMain((main) => stopMain(main, this.#context.unit));
  }

  crash(): void {
    if (this.#main !== null) signalGroup(this.#main.pid, 'SIGKILL');
  }

  cut(): Promise<void> {
    return this.#endMain((main) => endGroup(main.pid, 0));
  }

  async #endMain(how: (main: LabProcess) => Promise<void>): Promise<void> {
    const generation = (this.#generation = {});
    const main = this.#main;
    this.#main = null;
    this.#state = 'deactivating';
    if (main !== null) await how(main);
    this.#setState('inactive', generation);
  }

  /** Sets the state. False when the generation is over. */
  #setState(state: ActiveState, generation: object): boolean {
    if (this.#generation !== generation) return false;
    this.#state = state;
    return true;
  }

  async #supervise(generation: object): Promise<void> {
    const { restart, restartMs, startLimitBurst, startLimitMs } = this.#context.unit;
    const starts: number[] = [];
    for (;;) {
      await prepare(this.#context);
      if (this.#generation !== generation) return;
      starts.push(performance.now());
      const clean = await this.#runOnce(generation);
      const again = restart === 'always' || (restart === 'on-failure' && !clean);
      const recent = starts.filter((at) => performance.now() - at < startLimitMs);
      if (!again || recent.length >= startLimitBurst) {
        this.#setState(clean && !again ? 'inactive' : 'failed', generation);
        return;
      }
      if (!this.#setState('activating', generation)) return;
      await sleep(restartMs);
      if (this.#generation !== generation) return;
    }
  }

  /** Runs ExecStart once. True when it ended cleanly. */
  async #runOnce(generation: object): Promise<boolean> {
    const { unit } = this.#context;
    const main = execute(this.#context, unit.start);
    this.#main = main;
    this.#state = 'active';
    const code = await main.exited;
    if (this.#generation === generation) this.#main = null;
    await endLeftovers(main, unit);
    return code === 0 || CLEAN_SIGNALS.has(main.child.signalCode);
  }
}

/** Creates a service, not started yet. `name` is the unit's, e.g. `model-server.service`. */
export const service = (context: Context): Service => new Supervised(context);

/** The name of the unit in a path. */
export const unitName = (path: string): string => basename(path).replace(/\.service$/, '');
