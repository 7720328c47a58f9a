import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Processes } from '../ports.ts';
import type { Service } from './service.ts';
import { service, unitName } from './service.ts';
import { parseUnit } from './unit-file.ts';

/** What a command in the instance prints and ends with. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** Stands in for systemd on one instance: the verbs of systemctl over real processes. */
export interface Init {
  /** Without `systemctl` itself: `['enable', '--now', '/opt/x/y.service']`. */
  systemctl(args: readonly string[]): Promise<CommandResult>;
  service(name: string): Service | undefined;
  /** All services at once, as at shutdown. */
  stopAll(): Promise<void>;
  /** All processes at once, as when the power fails. */
  cutAll(): Promise<void>;
}

interface Options {
  readonly processes: Processes;
  readonly env: Readonly<Record<string, string>>;
  /** One file per unit: `<name>.log`. */
  readonly journalDir: string;
}

const OK: CommandResult = { code: 0, output: '' };
/** systemctl's codes: 5 for a unit that is not there, 3 for one that is not running. */
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

  /** Takes the absolute path of a unit file, as `systemctl enable` does; a unit that is known is left as it is. */
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

export const init = (options: Options): Init => new Systemd(options);
