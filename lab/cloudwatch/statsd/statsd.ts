import { createSocket, type Socket } from 'node:dgram';
import type { LabTime } from '../../ports.ts';
import { agentConfigIn, type AgentConfig } from './agent-config.ts';
import type { Publish } from '../metrics/metrics.ts';
import { Interval } from './statsd-interval.ts';
import { parseLine } from './statsd-line.ts';

export const STATSD_PORT = 8125;

/** The StatsD server of one instance's CloudWatch agent. */
export interface StatsdListener {
  close(): Promise<void>;
}

interface StatsdOptions {
  /** The instance's private address. */
  readonly address: string;
  readonly port?: number;
  /** Reads the agent's configuration (JSON). While it is null, datagrams are lost, because the agent does not run yet. */
  readonly readConfig: () => Promise<string | null>;
  readonly publish: Publish;
  readonly time: LabTime;
  readonly complain: (defect: Error) => void;
}

export async function listenForStatsd(options: StatsdOptions): Promise<StatsdListener> {
  const listener = new Listener(options);
  await listener.bind();
  return listener;
}

class Listener implements StatsdListener {
  readonly #options: StatsdOptions;
  readonly #socket: Socket = createSocket('udp4');
  readonly #ending = new AbortController();
  #config: AgentConfig | null = null;
  #interval = new Interval();
  #publishing: Promise<void> = Promise.resolve();

  constructor(options: StatsdOptions) {
    this.#options = options;
    this.#socket.on('message', (datagram) => void this.#receive(datagram.toString()).catch(options.complain));
    this.#socket.on('error', options.complain);
  }

  bind(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#socket.once('error', reject);
    this.#socket.bind(this.#options.port ?? STATSD_PORT, this.#options.address, () => {
      this.#socket.off('error', reject);
      resolve();
    });
    return promise;
  }

  async close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#ending.abort();
    this.#socket.close(() => resolve());
    await Promise.all([promise, this.#publishing]);
  }

  async #receive(datagram: string): Promise<void> {
    if (this.#config === null && !(await this.#configure())) return;
    for (const line of datagram.split('\n')) {
      const measurement = parseLine(line);
      if (measurement !== null) this.#interval.add(measurement);
    }
  }

  /** Reads the agent's configuration once it exists; from then on each interval is published. */
  async #configure(): Promise<boolean> {
    const json = await this.#options.readConfig();
    const config = json === null ? null : agentConfigIn(json);
    if (config === null || this.#config !== null) return this.#config !== null;
    this.#config = config;
    this.#publishing = this.#keepPublishing(config);
    return true;
  }

  async #keepPublishing(config: AgentConfig): Promise<void> {
    const { publish, time } = this.#options;
    while (!this.#ending.signal.aborted) {
      await time.wait(config.intervalSeconds * 1000, this.#ending.signal);
      const at = Date.now();
      const interval = this.#interval;
      this.#interval = new Interval();
      for (const { name, dimensions, values } of interval.collected(config.rollups)) {
        for (const value of values) publish(config.namespace, name, dimensions, value, 'None', at);
      }
    }
  }
}
