import type { InstanceReport } from '../../src/core/instance-report.ts';
import type { InstanceIdentity } from '../instances/identity.ts';
import { instanceDir, type Machine, type MachineOptions } from '../instances/machine.ts';
import { openHollowPorts, type HollowPorts } from './hollow-ports.ts';
import { hollowReport, healthOf, type HollowState } from './hollow-report.ts';
import { DEFAULTS, type Misbehaviour } from './misbehaviour.ts';
import type { ReleaseBundle } from './release-bundle.ts';
import { ReportSender } from './report-sender.ts';
import { bundlePlace, type BundlePlace } from './user-data.ts';

/** A hollow instance, which is simulated without processes: two ports on its address, and its reports. */
export interface HollowMachine extends Machine {
  /** Applies a change of its misbehaviour. */
  refresh(): void;
}

/** What all hollow instances of a lab share. */
interface HollowParts {
  readonly bundle: (place: BundlePlace) => Promise<ReleaseBundle>;
  readonly put: (uri: string, report: InstanceReport) => Promise<void>;
  /** How this instance must misbehave; null: not at all. */
  readonly wrong: (instance: InstanceIdentity, bundle: ReleaseBundle) => Misbehaviour | null;
  readonly complain: (defect: string) => void;
}

/** AWS milliseconds from the start of the server until it is ready. */
const LOAD_MS = 10_000;
/** AWS milliseconds between two reports that differ only in their counts. */
const COUNTS_EVERY_MS = 20_000;
/** The same in real time, as a minimum whatever the scale. */
const SHORTEST_COUNTS_MS = 1_000;

/** Misbehaviours that keep an instance with a loaded model from becoming ready. */
const KEEPS_WAITING: ReadonlySet<Misbehaviour['kind']> = new Set(['stall', 'unhealthy']);

class Hollow implements HollowMachine {
  readonly identity: InstanceIdentity;
  readonly dir: string;
  readonly #options: MachineOptions;
  readonly #parts: HollowParts;
  readonly #power = new AbortController();
  readonly #running: Promise<void>;
  #life: HollowState['life'] = 'booting';
  #loaded = false;
  /** A misbehaviour that does not end. */
  #permanent: Misbehaviour | null = null;
  #bundle: ReleaseBundle | null = null;
  #ports: HollowPorts | null = null;
  #reports: ReportSender | null = null;

  constructor(options: MachineOptions, parts: HollowParts) {
    this.identity = options.identity;
    this.dir = instanceDir(options.place, options.identity.id);
    this.#options = options;
    this.#parts = parts;
    this.#running = this.#run().catch((error: unknown) => {
      if (!this.#power.signal.aborted) parts.complain(`hollow ${this.identity.id}: ${String(error)}`);
    });
  }

  refresh(): void {
    if (this.#bundle === null || this.#life === 'draining') return;
    const wrong = this.#misbehaviour();
    if (this.#life === 'loading' && wrong?.kind === 'fail') {
      this.#permanent = wrong;
      this.#life = 'failed';
    } else if (this.#life === 'loading' && this.#loaded && !KEEPS_WAITING.has(wrong?.kind ?? 'degrade')) {
      this.#life = 'served';
    }
    this.#sendReport();
  }

  async kill(what: 'server' | 'all'): Promise<void> {
    if (what === 'all') return this.#cutPower();
    if (this.#bundle === null) throw new Error(`${this.identity.id} has no model-server service yet`);
    this.#permanent = { ...DEFAULTS.unhealthy, reason: 'the model server does not answer' };
    this.refresh();
  }

  /** Sends a last report and stops. */
  async powerOff(): Promise<void> {
    if (this.#reports !== null && !this.#power.signal.aborted) {
      this.#life = 'draining';
      this.#sendReport();
      await this.#reports.settled();
    }
    await this.#cutPower();
  }

  /** Boots, loads the model and serves until the power is off. */
  async #run(): Promise<void> {
    const { identity, time, bootMs } = this.#options;
    const { signal } = this.#power;
    await time.wait(bootMs, signal);
    if (signal.aborted || identity.userData === '') return;
    await this.#boot();
    this.#life = 'loading';
    this.refresh();
    await time.wait(LOAD_MS, signal);
    this.#loaded = true;
    const interval = Math.max(COUNTS_EVERY_MS, SHORTEST_COUNTS_MS / time.scale);
    while (!signal.aborted) {
      this.refresh();
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
    this.#sendReport();
  }

  #misbehaviour(): Misbehaviour | null {
    return this.#permanent ?? (this.#bundle && this.#parts.wrong(this.identity, this.#bundle));
  }

  #state(): HollowState {
    const requests = this.#ports?.counts() ?? { total: 0, failed: 0 };
    return { life: this.#life, wrong: this.#misbehaviour(), requests };
  }

  #sendReport(): void {
    if (this.#bundle === null || this.#power.signal.aborted) return;
    this.#reports?.send(hollowReport(this.identity, this.#bundle, this.#state(), Date.now()));
  }

  async #cutPower(): Promise<void> {
    this.#power.abort();
    await this.#running;
    this.#ports?.close();
  }
}

/** Creates a hollow instance. It boots by itself. */
export const hollowMachine = (options: MachineOptions, parts: HollowParts): HollowMachine =>
  new Hollow(options, parts);
