import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LabProcess, Processes } from '../ports.ts';
import { endGroup, signalGroup } from '../processes/process-group.ts';
import type { ServiceUnit } from './unit-file.ts';
import { words } from './unit-file.ts';

export type ActiveState = 'active' | 'activating' | 'inactive' | 'failed' | 'deactivating';

/** One service under the stand-in for systemd: started, kept, stopped after its unit. */
export interface Service {
  state(): ActiveState;
  /** Process id of the main process; null while there is none. */
  mainPid(): number | null;
  start(): void;
  stop(): Promise<void>;
  /** SIGKILL to all of it, as the kernel does when memory runs out: the unit's Restart decides what follows. */
  crash(): void;
  /** SIGKILL, and nothing starts again: the machine has lost its power. */
  cut(): Promise<void>;
}

interface Context {
  readonly name: string;
  readonly unit: ServiceUnit;
  readonly processes: Processes;
  /** The machine-wide environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly journal: string;
}

/** Signals that end a service without it counting as a failure (systemd.service, Restart=). */
const CLEAN_SIGNALS: ReadonlySet<string | null> = new Set(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGPIPE']);

function fileVariables(unit: ServiceUnit): Record<string, string> {
  const lines = unit.environmentFiles.flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  return Object.fromEntries(
    lines
      .filter((line) => /^\w+=/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), words(line.slice(line.indexOf('=') + 1)).join(' ')]),
  );
}

/** `${NAME}` as systemd expands it in ExecStart. */
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

/** What the main process left behind: killed at once with KillMode=mixed, asked first with control-group. */
async function clear(main: LabProcess, unit: ServiceUnit): Promise<void> {
  if (unit.killMode === 'mixed') signalGroup(main.pid, 'SIGKILL');
  await endGroup(main.pid, unit.stopMs);
}

/** KillMode=mixed asks the main process alone to stop, control-group everybody. */
async function halt(main: LabProcess, unit: ServiceUnit): Promise<void> {
  if (unit.killMode === 'mixed') {
    main.child.kill('SIGTERM');
    await Promise.race([main.exited, sleep(unit.stopMs, undefined, { ref: false })]);
  }
  await clear(main, unit);
}

class Supervised implements Service {
  readonly #context: Context;
  #state: ActiveState = 'inactive';
  #main: LabProcess | null = null;
  /** From a start to the end that was asked for: what an older life still waits for concerns nobody any more. */
  #life = {};

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
    const life = (this.#life = {});
    this.#state = 'activating';
    this.#live(life).catch(() => this.#become('failed', life));
  }

  stop(): Promise<void> {
    return this.#end((main) => halt(main, this.#context.unit));
  }

  crash(): void {
    if (this.#main !== null) signalGroup(this.#main.pid, 'SIGKILL');
  }

  cut(): Promise<void> {
    return this.#end((main) => endGroup(main.pid, 0));
  }

  async #end(how: (main: LabProcess) => Promise<void>): Promise<void> {
    const life = (this.#life = {});
    const main = this.#main;
    this.#main = null;
    this.#state = 'deactivating';
    if (main !== null) await how(main);
    this.#become('inactive', life);
  }

  /** False when that life is over: then nothing more is its business. */
  #become(state: ActiveState, life: object): boolean {
    if (this.#life !== life) return false;
    this.#state = state;
    return true;
  }

  async #live(life: object): Promise<void> {
    const { restart, restartMs, startLimitBurst, startLimitMs } = this.#context.unit;
    const starts: number[] = [];
    for (;;) {
      await prepare(this.#context);
      if (this.#life !== life) return;
      starts.push(performance.now());
      const clean = await this.#once(life);
      const again = restart === 'always' || (restart === 'on-failure' && !clean);
      const recent = starts.filter((at) => performance.now() - at < startLimitMs);
      if (!again || recent.length >= startLimitBurst) {
        this.#become(clean && !again ? 'inactive' : 'failed', life);
        return;
      }
      if (!this.#become('activating', life)) return;
      await sleep(restartMs);
      if (this.#life !== life) return;
    }
  }

  /** One run of ExecStart, to its end; true when it ended cleanly. */
  async #once(life: object): Promise<boolean> {
    const { unit } = this.#context;
    const main = execute(this.#context, unit.start);
    this.#main = main;
    this.#state = 'active';
    const code = await main.exited;
    if (this.#life === life) this.#main = null;
    await clear(main, unit);
    return code === 0 || CLEAN_SIGNALS.has(main.child.signalCode);
  }
}

/** A service that was not started yet. `name` is the unit's, e.g. `model-server.service`. */
export const service = (context: Context): Service => new Supervised(context);

export const unitName = (path: string): string => basename(path).replace(/\.service$/, '');
