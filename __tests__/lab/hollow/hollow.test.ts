import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { labClient } from '../../../lab/door/lab-client.ts';
import { startLab, type Lab } from '../../../lab/lab.ts';
import { LAB_ACCESS_KEY } from '../../../lab/ports.ts';
import { readReport } from '../../../src/aws/s3/instance-report-reader.ts';
import type { InstanceReport } from '../../../src/core/instance-report.ts';
import { release, workspaceOf } from './hollow-lab.ts';
import { until } from '../../../proofs/kit/until.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const MINUTE = 60_000;
const folder = temporaryFolder();
let lab: Lab;
let workspace: string;
let s3: S3Client;

beforeAll(async () => {
  workspace = workspaceOf(folder, '1.0', '2.0', '3.0');
  lab = await startLab({ scale: 0.005, instances: 'hollow' });
  s3 = new S3Client({ ...labClient(lab.door.url, lab.place.region), forcePathStyle: true });
}, MINUTE);

afterAll(async () => {
  await lab?.stop();
  rmSync(workspace, { recursive: true, force: true });
}, MINUTE);

/** All reports of a release, as the action reads them. */
async function reports(releaseId: string): Promise<readonly InstanceReport[]> {
  const Bucket = lab.account.stateBucket;
  const prefix = `reports/${releaseId}/`;
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: prefix }));
  return Promise.all(
    Contents.map(async ({ Key = '' }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      const id = Key.slice(prefix.length, -'.json'.length);
      return readReport((await Body?.transformToString()) ?? '', releaseId, id);
    }),
  );
}

const serving = async (): Promise<readonly string[]> => {
  const client = new AutoScalingClient(labClient(lab.door.url, lab.place.region));
  const { AutoScalingGroups = [] } = await client.send(new DescribeAutoScalingGroupsCommand({}));
  return AutoScalingGroups.flatMap(({ Instances = [] }) => Instances)
    .filter(({ LifecycleState }) => LifecycleState === 'InService')
    .map(({ InstanceId = '' }) => InstanceId);
};

const addressOf = (id: string): string => lab.instances.list().find((one) => one.id === id)!.address;
const healthz = (id: string): Promise<number | null> =>
  fetch(`http://${addressOf(id)}:8090/healthz`).then(
    ({ status }) => status,
    () => null,
  );

describe('whole releases, unscaled action, hollow instances at scale 0.005', () => {
  let first: string;
  const stateOf = async (id: string): Promise<string | undefined> =>
    (await reports(first)).find(({ instanceId }) => instanceId === id)?.state;

  it(
    'are promoted on reports that the action itself can read',
    async () => {
      const { outputs, connectionsElsewhere } = await release(lab, workspace, '1.0');
      expect(outputs['result']).toBe('promoted');
      expect(connectionsElsewhere).toEqual([]);
      first = outputs['release-id']!;
      const own = await reports(first);
      expect(own.map(({ instanceId }) => instanceId).toSorted()).toEqual((await serving()).toSorted());
      for (const report of own)
        expect(report).toEqual({
          schemaVersion: 1,
          releaseId: first,
          instanceId: expect.stringMatching(/^i-/),
          zone: expect.stringMatching(/^eu-central-1[ab]$/),
          state: 'ready',
          step: 'serve',
          at: expect.any(Number),
          model: { name: 'digits', version: '1.0', workersReady: 1, workersMin: 1 },
          golden: { passed: 2, failed: 0, latencyMs: expect.any(Number) },
          requests: { total: 0, failed: 0 },
          reason: null,
          log: [],
        });
      const puts = lab.door.log
        .calls({ service: 's3' })
        .filter(({ operation }) => /^PUT .*\/reports\//.test(operation));
      expect(puts.every(({ accessKey }) => accessKey === LAB_ACCESS_KEY)).toBe(true);
    },
    MINUTE,
  );

  it(
    'serve predictions and the health check, and no process runs for them',
    async () => {
      const [id = ''] = await serving();
      const answer = await fetch(`http://${addressOf(id)}:8080/predictions/digits`, {
        method: 'POST',
        body: '{}',
      });
      expect([answer.status, await answer.json()]).toEqual([
        200,
        { model: 'digits', version: '1.0', instance: id },
      ]);
      expect(await healthz(id)).toBe(200);
      await until(async () =>
        (await reports(first)).some(({ requests }) => requests.total === 1) ? true : null,
      );
    },
    MINUTE,
  );

  it(
    'that fail to load are rolled back with the reason their reports give',
    async () => {
      const heal = lab.hollow.fail({ modelVersion: '2.0' }, { reason: 'the moon is full' });
      const { outputs, log } = await release(lab, workspace, '2.0');
      heal();
      expect(outputs['result']).toBe('rolled_back');
      expect(log.join('\n')).toContain('the moon is full');
    },
    MINUTE,
  );

  it(
    'that are degraded under traffic are rolled back',
    async () => {
      let heal = (): void => undefined;
      const { outputs, log } = await release(lab, workspace, '2.0', {
        echo: (line) => {
          if (line.includes('weights: ')) heal = lab.hollow.degrade({ modelVersion: '2.0' });
        },
      });
      heal();
      expect(outputs['result']).toBe('rolled_back');
      expect(log.join('\n')).toContain('golden request 1 was answered wrongly');
      expect(lab.observer.violations()).toEqual([]);
    },
    MINUTE,
  );

  it(
    'have an unhealthy instance replaced by Auto Scaling',
    async () => {
      const [victim = ''] = await serving();
      lab.hollow.unhealthy({ instanceId: victim });
      expect(await healthz(victim)).toBe(503);
      await until(async () => {
        const now = await serving();
        return now.length === 2 && !now.includes(victim) ? now : null;
      });
      // It drains first, and is terminated then.
      await until(async () => ((await stateOf(victim)) === 'draining' ? true : null));
    },
    MINUTE,
  );

  it(
    'have a killed one replaced, of which nothing more is heard',
    async () => {
      const [victim = ''] = await serving();
      await lab.instances.kill(victim, 'all');
      expect(await healthz(victim)).toBeNull();
      await until(async () => ((await serving()).includes(victim) ? null : true));
      expect(await stateOf(victim)).toBe('ready');
    },
    MINUTE,
  );

  it('report that their server was killed, and serve nobody', async () => {
    const [victim = ''] = await serving();
    const address = addressOf(victim);
    await lab.instances.kill(victim, 'server');
    expect(await healthz(victim)).toBe(503);
    expect((await fetch(`http://${address}:8080/predictions/digits`, { method: 'POST' })).status).toBe(503);
    await until(async () => {
      const told = (await reports(first)).find(({ instanceId }) => instanceId === victim);
      return told?.reason === 'the model server does not answer' ? told : null;
    });
  });

  it('cause no defect of the lab', () => {
    expect(lab.defects).toEqual([]);
    expect(lab.door.defects).toEqual([]);
  });
});
