import { createSocket } from 'node:dgram';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InstanceReport } from '../../../src/core/instance-report.ts';
import type { GoldenSet } from '../../../src/core/instance-spec.ts';
import { accessKeyOf } from '../../../lab/instances/metadata-service.ts';
import type { InstanceLab, Launched } from './instance-lab.ts';
import { healthz, openInstanceLab, predict } from './instance-lab.ts';
import { listeningPorts } from './listening-ports.ts';
import type { Release } from './test-release.ts';

/** Instances from launch to termination, with the real user data, boot.sh, agent and TorchServe. */

/** A handler that doubles a number and reports which variables of AWS's it can see. */
const DOUBLES = `
import os
def answer(body):
    if body.get("environment"):
        return sorted(name for name in os.environ if "AWS" in name)
    return {"double": 2 * body["x"]}
def handle(data, context):
    return None if data is None else [answer(row["body"]) for row in data]
`;
const TRIPLES = DOUBLES.replace('2 *', '3 *');

const GOLDEN: GoldenSet = {
  requests: [
    { name: 'two', body: { x: 2 }, expect: { json: { double: 4 } } },
    { name: 'half', body: { x: 0.5 }, expect: { json: { double: 1 } } },
  ],
};

let lab: InstanceLab;
let one: Launched;
let two: Launched;
/** The StatsD lines of `one`, as the CloudWatch agent would receive them. */
const metrics: string[] = [];
const statsd = createSocket('udp4').on('message', (datagram) => {
  metrics.push(...datagram.toString().trim().split('\n'));
});

beforeAll(async () => {
  lab = await openInstanceLab();
  [one, two] = await Promise.all([
    lab.launch({ handler: DOUBLES, golden: GOLDEN }),
    lab.launch({ handler: TRIPLES }),
  ]);
  statsd.bind(8125, one.address);
  await Promise.all([lab.reported(one, 'ready', 'failed'), lab.reported(two, 'ready', 'failed')]);
}, 90_000);

afterAll(async () => {
  statsd.close();
  await lab.close();
}, 60_000);

const doubled = async (instance: Launched, x: number): Promise<unknown> =>
  JSON.parse((await predict(instance, { x })).text);

describe('a good release', () => {
  it('is reported READY at its version, with golden answers right, before any request', async () => {
    expect(await lab.report(one)).toEqual({
      schemaVersion: 1,
      releaseId: 'r1',
      instanceId: one.id,
      zone: 'us-east-1a',
      state: 'ready',
      step: 'serve',
      at: expect.any(Number),
      model: { name: 'm', version: '1.0', workersReady: 1, workersMin: 1 },
      golden: { passed: 2, failed: 0, latencyMs: expect.any(Number) },
      requests: { total: 0, failed: 0 },
      reason: null,
      log: [],
    });
  });

  it('is healthy on its own address alone, and answers nothing but /healthz', async () => {
    expect(await healthz(one)).toBe(200);
    expect((await fetch(`http://${one.address}:8090/other`)).status).toBe(404);
    expect(await healthz({ address: '127.34.200.200' })).toBeNull();
  });

  it('needs no golden set', async () => {
    expect(await lab.report(two)).toMatchObject({ state: 'ready', golden: null });
  });

  it('serves side by side with another one on the same machine', async () => {
    expect(await Promise.all([doubled(one, 5), doubled(two, 5)])).toEqual([{ double: 10 }, { double: 15 }]);
  });

  it('can be reached at inference and health check alone, not at management, metrics or gRPC', () => {
    const ports = listeningPorts(one.address);
    expect(ports).toEqual(expect.arrayContaining([8080, 8090]));
    // The third port is the lab's metadata service, which has an address of its own on AWS.
    expect(ports).toHaveLength(3);
  });

  it('shows the handler no variable of AWS’s', async () => {
    expect(JSON.parse((await predict(one, { environment: true })).text)).toEqual([]);
  });

  it('called AWS with the credentials of its own role', () => {
    const calls = lab.door.log.calls({ accessKey: accessKeyOf(one.id) });
    expect(calls.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^GET .*\.zip/),
        expect.stringMatching(/^PUT .*reports/),
      ]),
    );
  });

  it('counts real requests and not its golden ones; a burst of errors degrades it but leaves it healthy', async () => {
    for (let sent = 0; sent < 8; sent++) expect((await predict(one, { x: null })).status).toBe(503);
    const degraded = await lab.reported(one, 'degraded');
    expect(degraded.step).toBe('requests');
    expect(degraded.reason).toMatch(/^\d of the last \d+ requests failed: TypeError: unsupported/);
    expect(degraded.log.join('\n')).toContain('TypeError');
    expect(await healthz(one)).toBe(200);
  }, 30_000);

  it('recovers when the errors stop, its counts exact', async () => {
    const recovered = await lab.reported(one, 'ready');
    // The two good requests and the eight bad ones of this file. Golden requests were sent all the time.
    expect(recovered).toMatchObject({ step: 'serve', reason: null, requests: { total: 10, failed: 8 } });
    expect(recovered.golden?.passed).toBeGreaterThan(2);
  }, 30_000);

  it('sends the same counts to the CloudWatch agent, tagged with its fleet', async () => {
    const sum = (name: string): number =>
      metrics
        .filter((line) => line.startsWith(`${name}:`))
        .reduce((total, line) => total + Number(line.slice(name.length + 1).split('|')[0]), 0);
    while (sum('requests_5xx') < 8) await sleep(100);
    expect([sum('requests_2xx'), sum('requests_4xx'), sum('requests_5xx')]).toEqual([2, 0, 8]);
    expect(metrics.filter((line) => line.startsWith('latency_ms:'))).toHaveLength(10);
    expect(metrics).toContain('queue_per_worker:0|g|#service:digits,environment:test,colour:blue');
  }, 30_000);

  it('recovers by itself after its server was killed once', async () => {
    lab.crashServer(two);
    const degraded = await lab.reported(two, 'degraded');
    expect(degraded.reason).toMatch(/does not answer|no worker is READY/);
    await lab.reported(two, 'ready');
    expect(await doubled(two, 1)).toEqual({ double: 3 });
  }, 60_000);

  it('a server that stays dead is reported at once and stays healthy for a while', async () => {
    await lab.host.kill(two.id, 'server');
    expect((await lab.reported(two, 'degraded')).reason).toBe('the model server does not answer');
    expect(await healthz(two)).toBe(200);
  }, 30_000);
});

describe('a release that cannot become ready says why', () => {
  const outcome = async (release: Release): Promise<InstanceReport & { healthz: number | null }> => {
    const instance = await lab.launch(release);
    const report = await lab.reported(instance, 'ready', 'failed');
    const health = await healthz(instance);
    await lab.terminate(instance);
    return { ...report, healthz: health };
  };

  it('an archive with another digest than the release pins is never started', async () => {
    const report = await outcome({ handler: DOUBLES, sha256: '0'.repeat(64) });
    expect(report).toMatchObject({ state: 'failed', step: 'fetch-artifact', model: null, healthz: 503 });
    expect(report.reason).toMatch(/has sha256 [0-9a-f]{64}, the release pins 0{64}$/);
    expect(report.log).toContain('== fetch-artifact');
  }, 60_000);

  it('a container, which needs the docker service', async () => {
    const report = await outcome({ handler: DOUBLES, runtime: 'container' });
    expect(report).toMatchObject({ state: 'failed', step: 'prepare-container' });
    expect(report.reason).toBe('Failed to enable unit: Unit file docker.service does not exist.');
  }, 60_000);

  it('a wrong golden answer', async () => {
    const report = await outcome({ handler: TRIPLES, golden: GOLDEN });
    expect(report).toMatchObject({
      state: 'failed',
      step: 'golden',
      golden: { passed: 0, failed: 2 },
      healthz: 503,
    });
    expect(report.reason).toBe(`golden request 'two' answered {"double": 6}, expected {"double": 4}`);
  }, 60_000);

  it('another version than the release’s', async () => {
    const report = await outcome({ handler: DOUBLES, modelVersion: '2.0' });
    expect(report).toMatchObject({ state: 'failed', step: 'load-model', healthz: 503 });
    expect(report.reason).toBe('the server loaded version 1.0, the release is 2.0');
  }, 60_000);

  it('an invalid archive, and a handler that crashes while it loads, with its own message', async () => {
    const crashing = 'raise RuntimeError("weights are corrupt")\ndef handle(data, context): return None\n';
    const [broken, crashed] = await Promise.all([
      outcome({ handler: '', archive: Buffer.from('this is no archive') }),
      outcome({ handler: crashing }),
    ]);
    for (const report of [broken, crashed]) {
      expect(report).toMatchObject({ state: 'failed', step: 'load-model', healthz: 503 });
      expect(report.reason).toMatch(/^a worker died 2 times while it loaded the model/);
      expect(report.log.length).toBeLessThanOrEqual(40);
    }
    expect(crashed.log.join('\n')).toContain('RuntimeError: weights are corrupt');
  }, 90_000);

  it('a model that loads longer than the startup timeout', async () => {
    const slow = 'import time\ntime.sleep(60)\ndef handle(data, context): return None\n';
    const report = await outcome({ handler: slow, server: { startupTimeoutSeconds: 4 } });
    expect(report).toMatchObject({ state: 'failed', healthz: 503 });
    expect(report.reason).toMatch(/^not ready 4 s after the start: /);
  }, 60_000);
});

describe('the end of an instance', () => {
  it('a server that stayed dead for thirty seconds fails the health check', async () => {
    while ((await healthz(two)) !== 503) await sleep(200);
    expect(await lab.report(two)).toMatchObject({
      state: 'degraded',
      reason: 'the model server does not answer',
    });
  }, 60_000);

  it('whose processes all die: it answers nothing, though EC2 calls it running', async () => {
    await lab.host.kill(two.id, 'all');
    expect(await healthz(two)).toBeNull();
    expect(lab.host.running(two.id)).toBe(true);
  }, 30_000);

  it('by termination: it reports its drain, and leaves no process and no listener', async () => {
    await lab.terminate(one);
    await lab.reported(one, 'draining');
    while (listeningPorts(one.address).length > 0) await sleep(100);
    expect([lab.host.running(one.id), lab.processesOf(one)]).toEqual([false, []]);
  }, 30_000);
});
