import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Processes } from '../ports.ts';
import type { Service } from './service.ts';
import { service, unitName } from './service.ts';
import { parseUnit } from './unit-file.ts';

/** Replaces systemd on one instance: systemctl's verbs run real processes. */
export interface Init {
  /**
   * Runs systemctl. The arguments are those after the command's name: `['enable', '--now',
   * '/opt/x/y.service']`.
   */
  systemctl(args: readonly string[]): Promise<CommandResult>;
  service(name: string): Service | undefined;
  /** Stops all services, as at shutdown. */
  stopAll(): Promise<void>;
  /** Kills all processes at once, as when the power fails. */
  cutAll(): Promise<void>;
}

/** The result of a command on an instance. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

interface Options {
  readonly processes: Processes;
  readonly env: Readonly<Record<string, string>>;
  /** The directory of the logs, with one file per unit: `<name>.log`. */
  readonly journalDir: string;
}

const OK: CommandResult = { code: 0, output: '' };
/** systemctl's exit codes for a unit that does not exist and for one that does not run. */
const NO_SUCH_UNIT = 5;
const NOT_RUNNING = 3;

class Systemd implements Init {
  readonly #options: Options;
  readonly #services = new Map<string, Service>();

  constructor(options: Options) {
    this.#options = options;
  }

  service(name: string): Service | undefined {
    return this.#services.get(name);
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.#services.values()].map((each) => each.stop()));
  }

  async cutAll(): Promise<void> {
    await Promise.all([...this.#services.values()].map((each) => each.cut()));
  }

  async systemctl(args: readonly string[]): Promise<CommandResult> {
    const [verb = '', ...units] = args.filter((arg) => !arg.startsWith('-'));
    const results: CommandResult[] = [];
    for (const unit of verb === 'daemon-reload' ? [] : units) {
      results.push(await this.#act(verb, unit, args.includes('--now')));
    }
    return results.find(({ code }) => code !== 0) ?? results.at(-1) ?? OK;
  }

  async #act(verb: string, unit: string, now: boolean): Promise<CommandResult> {
    if (verb === 'enable') return this.#enable(unit, now);
    const name = unitName(unit);
    const found = this.#services.get(name);
    if (found === undefined)
      return { code: NO_SUCH_UNIT, output: `Unit ${name}.service could not be found.` };
    switch (verb) {
      case 'is-active':
        return { code: found.state() === 'active' ? 0 : NOT_RUNNING, output: found.state() };
      case 'start':
        found.start();
        return OK;
      case 'stop':
        await found.stop();
        return OK;
      case 'restart':
        await found.stop();
        found.start();
        return OK;
      default:
        return { code: 1, output: `the lab's systemctl does not know "${verb}"` };
    }
  }

  /** Enables the unit of an absolute path, as `systemctl enable` does. A known unit stays unchanged. */
  #enable(path: string, now: boolean): CommandResult {
    const name = unitName(path);
    if (!this.#services.has(name)) {
      if (!existsSync(path))
        return { code: 1, output: `Failed to enable unit: Unit file ${name}.service does not exist.` };
      const unit = parseUnit(readFileSync(path, 'utf8'));
      const { processes, env, journalDir } = this.#options;
      this.#services.set(
        name,
        service({ name, unit, processes, env, journal: join(journalDir, `${name}.log`) }),
      );
    }
    if (now) this.#services.get(name)?.start();
    return OK;
  }
}

/** Creates the init of an instance. */
export const init = (options: Options): Init => new Systemd(options);
