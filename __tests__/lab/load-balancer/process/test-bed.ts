import { afterEach } from '@jest/globals';
import { Balancing } from '../../../../lab/load-balancer/process/balancing.ts';
import type { Action, Configuration, TargetGroup } from '../../../../lab/load-balancer/configuration.ts';
import type { Report } from '../../../../lab/load-balancer/process/messages.ts';
import { ask } from '../ask.ts';
import { until } from '../../../../proofs/kit/until.ts';
import { startBackend, type Backend } from '../backend.ts';

const HOST = '127.35.255.101';

export const forwardTo = (
  weights: Readonly<Record<string, number>>,
  stickySeconds: number | null = null,
): Action => ({
  kind: 'forward',
  groups: Object.entries(weights).map(([arn, weight]) => ({ arn, weight })),
  stickySeconds,
});

/** A load balancer with one listener in the test's own process, servers behind it, and a client in front. */
export class TestBed {
  readonly listener: { readonly host: string; readonly port: number };
  readonly #backendPort: number;
  readonly #opened: (() => unknown)[] = [];

  /** @param port of the listener, the next one is the servers'; each test file has its own, because they run side by side */
  constructor(port: number) {
    this.listener = { host: HOST, port };
    this.#backendPort = port + 1;
    afterEach(async () => {
      for (const close of this.#opened.splice(0)) await close();
    });
  }

  /** Called after the test. */
  closes(close: () => unknown): void {
    this.#opened.push(close);
  }

  async backend(name: string, address: string): Promise<Backend> {
    const started = await startBackend(name, address, this.#backendPort);
    this.closes(() => started.kill());
    return started;
  }

  group(arn: string, addresses: readonly string[], over: Partial<TargetGroup> = {}): TargetGroup {
    return {
      arn,
      name: `targetgroup/${arn}/1`,
      balancerName: 'app/edge/1',
      algorithm: 'round_robin',
      minimumHealthy: { count: 1, percentage: 0 },
      check: {
        path: '/',
        intervalMs: 20,
        timeoutMs: 5_000,
        healthyThreshold: 2,
        unhealthyThreshold: 2,
        matcher: '200',
      },
      targets: addresses.map((address) => ({
        key: `${arn} ${address}`,
        address,
        port: this.#backendPort,
        checkPort: this.#backendPort,
        role: 'serving',
      })),
      ...over,
    };
  }

  balancer(): TestBalancer {
    const balancer = new TestBalancer(this.listener);
    this.closes(() => balancer.configure(null, []));
    return balancer;
  }

  post(path: string, over: object = {}) {
    return ask({ ...this.listener, path, method: 'POST', ...over });
  }
}

export class TestBalancer {
  readonly reports: Report[] = [];
  readonly #balancing = new Balancing((report) => this.reports.push(report));
  readonly #listener: TestBed['listener'];
  #version = 0;

  constructor(listener: TestBed['listener']) {
    this.#listener = listener;
  }

  async configure(
    action: Action | null,
    groups: readonly TargetGroup[],
    { propagationMs = 0, idleTimeoutMs = 60_000 } = {},
  ): Promise<void> {
    const rules = action === null ? [] : [{ arn: 'default', conditions: [], action }];
    const listeners = [{ arn: 'listener', port: 80, bindPort: this.#listener.port, rules }];
    const configuration: Configuration = {
      version: ++this.#version,
      balancers:
        action === null
          ? []
          : [
              {
                arn: 'lb',
                name: 'app/edge/1',
                dnsName: 'edge',
                address: this.#listener.host,
                idleTimeoutMs,
                listeners,
              },
            ],
      groups,
    };
    await this.#balancing.handle({ kind: 'configuration', configuration, propagationMs });
  }

  /** Configures and waits until all nodes route by it and see these targets as `state`. */
  async serve(action: Action, groups: readonly TargetGroup[], idleTimeoutMs = 60_000): Promise<void> {
    await this.configure(action, groups, { idleTimeoutMs });
    await this.applied();
    await this.seen(
      groups.flatMap(({ targets }) => targets.map(({ key }) => key)),
      'healthy',
    );
  }

  async applied(): Promise<void> {
    await until(
      () => this.reports.filter((r) => r.kind === 'applied' && r.version === this.#version).length,
      (nodes) => nodes === 3,
    );
  }

  /** All three nodes say so of each key. */
  async seen(keys: readonly string[], state: string): Promise<void> {
    for (const key of keys) {
      await until(
        () => [0, 1, 2].map((node) => this.views(node, key).at(-1)),
        (last) => last.every((said) => said === state),
      );
    }
  }

  views(node: number, key: string): readonly (string | undefined)[] {
    return this.reports.flatMap((r) =>
      r.kind === 'health' && r.target === key && r.node === node ? [r.view?.state] : [],
    );
  }

  async tally() {
    await this.#balancing.handle({ kind: 'count', request: 1 });
    const last = this.reports.findLast((report) => report.kind === 'counts');
    return last?.kind === 'counts' ? last.counts : { balancers: {}, groups: {}, targets: {} };
  }
}
