import type { InstanceReport } from '../../src/core/instance-report.ts';
import type { InstanceIdentity } from '../instances/identity.ts';
import { instanceDir, type Machine, type MachineOptions } from '../instances/machine.ts';
import { openHollowPorts, type HollowPorts } from './hollow-ports.ts';
import { hollowReport, healthOf, type HollowState } from './hollow-report.ts';
import { DEFAULTS, type Misbehaviour } from './misbehaviour.ts';
import type { ReleaseBundle } from './release-bundle.ts';
import { ReportSender } from './report-sender.ts';
import { bundlePlace, type BundlePlace } from './user-data.ts';

/** What all hollow instances of a lab share. */
export interface HollowParts {
  readonly bundle: (place: BundlePlace) => Promise<ReleaseBundle>;
  readonly put: (uri: string, report: InstanceReport) => Promise<void>;
  /** What this instance was told to do wrong. */
  readonly wrong: (instance: InstanceIdentity, bundle: ReleaseBundle) => Misbehaviour | null;
  readonly complain: (defect: string) => void;
}

/** A machine without processes: two ports of its address, and its reports. */
export interface HollowMachine extends Machine {
  /** Looks again at what it was told to do wrong. */
  look(): void;
}

/** AWS milliseconds from the server's start to its readiness. */
const LOAD_MS = 10_000;
/** AWS milliseconds between two reports of which only the counts differ … */
const COUNTS_EVERY_MS = 20_000;
/** … but in real time never less than this, whatever the scale. */
const SHORTEST_COUNTS_MS = 1_000;

/** What keeps an instance that has loaded its model from being ready. */
const KEEPS_WAITING: ReadonlySet<Misbehaviour['kind']> = new Set(['stall', 'unhealthy']);

class Hollow implements HollowMachine {
  readonly identity: InstanceIdentity;
  readonly dir: string;
  readonly #options: MachineOptions;
  readonly #parts: HollowParts;
  readonly #power = new AbortController();
  readonly #living: Promise<void>;
  #life: HollowState['life'] = 'booting';
  #loaded = false;
  /** What it cannot be healed of. */
  #permanent: Misbehaviour | null = null;
  #bundle: ReleaseBundle | null = null;
  #ports: HollowPorts | null = null;
  #reports: ReportSender | null = null;

  constructor(options: MachineOptions, parts: HollowParts) {
    this.identity = options.identity;
    this.dir = instanceDir(options.place, options.identity.id);
    this.#options = options;
    this.#parts = parts;
    this.#living = this.#live().catch((error: unknown) => {
      if (!this.#power.signal.aborted) parts.complain(`hollow ${this.identity.id}: ${String(error)}`);
    });
  }

  look(): void {
    if (this.#bundle === null || this.#life === 'draining') return;
    const wrong = this.#wrong();
    if (this.#life === 'loading' && wrong?.kind === 'fail') {
      this.#permanent = wrong;
      this.#life = 'failed';
    } else if (this.#life === 'loading' && this.#loaded && !KEEPS_WAITING.has(wrong?.kind ?? 'degrade')) {
      this.#life = 'served';
    }
    this.#tell();
  }

  async kill(what: 'server' | 'all'): Promise<void> {
    if (what === 'all') return this.#cut();
    if (this.#bundle === null) throw new Error(`${this.identity.id} has no model-server service yet`);
    this.#permanent = { ...DEFAULTS.unhealthy, reason: 'the model server does not answer' };
    this.look();
  }

  /** A last report, then silence. */
  async powerOff(): Promise<void> {
    if (this.#reports !== null && !this.#power.signal.aborted) {
      this.#life = 'draining';
      this.#tell();
      await this.#reports.sent();
    }
    await this.#cut();
  }

  /** Boots, loads and serves; ends with the power. */
  async #live(): Promise<void> {
    const { identity, time, bootMs } = this.#options;
    const { signal } = this.#power;
    await time.wait(bootMs, signal);
    if (signal.aborted || identity.userData === '') return;
    await this.#boot();
    this.#life = 'loading';
    this.look();
    await time.wait(LOAD_MS, signal);
    this.#loaded = true;
    const interval = Math.max(COUNTS_EVERY_MS, SHORTEST_COUNTS_MS / time.scale);
    while (!signal.aborted) {
      this.look();
      await time.wait(interval, signal);
    }
  }

  async #boot(): Promise<void> {
    const bundle = await this.#parts.bundle(bundlePlace(this.identity.userData));
    const { reportsUri, artifact } = bundle.spec;
    const uri = `${reportsUri}/${this.identity.id}.json`;
    this.#bundle = bundle;
    this.#reports = new ReportSender((report) => this.#parts.put(uri, report), this.#power.signal);
    this.#ports = await openHollowPorts(this.identity.address, {
      health: () => healthOf(this.#state()),
      prediction: { model: artifact.modelName, version: artifact.modelVersion, instance: this.identity.id },
    });
    this.#tell();
  }

  #wrong(): Misbehaviour | null {
    return this.#permanent ?? (this.#bundle && this.#parts.wrong(this.identity, this.#bundle));
  }

  #state(): HollowState {
    const requests = this.#ports?.counts() ?? { total: 0, failed: 0 };
    return { life: this.#life, wrong: this.#wrong(), requests };
  }

  #tell(): void {
    if (this.#bundle === null || this.#power.signal.aborted) return;
    this.#reports?.tell(hollowReport(this.identity, this.#bundle, this.#state(), Date.now()));
  }

  async #cut(): Promise<void> {
    this.#power.abort();
    await this.#living;
    this.#ports?.close();
  }
}

/** Starts one; it boots on its own from here. */
export const hollowMachine = (options: MachineOptions, parts: HollowParts): HollowMachine =>
  new Hollow(options, parts);
