import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../proofs/kit/until.ts';
import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { trainedModels } from '../../lab/demo/models.ts';
import { labClient } from '../../lab/door/lab-client.ts';
import { startLab, USER_ACCESS_KEY, type Lab } from '../../lab/lab.ts';
import { pythonEnvironment } from '../../lab/python-environment.ts';
import { runRelease, type ReleaseOptions, type ReleaseResult } from '../../lab/stage/release.ts';

const MINUTE = 60_000;
let lab: Lab;
let models: string;
let workspace: string;
let run = 0;

beforeAll(async () => {
  models = await trainedModels(pythonEnvironment().bin);
  workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
  lab = await startLab({ scale: 0.1 });
}, 2 * MINUTE);

afterAll(async () => {
  await lab?.stop();
  rmSync(workspace, { recursive: true, force: true });
}, MINUTE);

function release(
  inputs: Record<string, string>,
  options: Partial<ReleaseOptions> = {},
): Promise<ReleaseResult> {
  run += 1;
  return runRelease(lab, {
    run,
    workspace: models,
    ...options,
    inputs: {
      service: 'digits',
      environment: 'e2e',
      'model-artifact': '1.0/digits.mar',
      golden: 'golden.json',
      strategy: 'canary 50% 30s',
      'bake-time': '10s',
      runtime: 'process',
      'image-id': lab.account.imageId,
      workers: '1',
      'response-timeout': '20s',
      'health-interval': '5s',
      ...inputs,
    },
  });
}

const calls = (): number => lab.door.log.calls({ accessKey: USER_ACCESS_KEY }).length;

describe('what is refused', () => {
  it('bad inputs: all problems at once, exit 1, and not one AWS call', async () => {
    const before = calls();
    const { exitCode, annotations, outputs } = await release({
      'min-size': '1e3',
      strategy: 'canary 0% 5m',
      'model-artifact': 's3://b/../k.mar',
      'aws-region': 'evil.example/',
    });
    expect(exitCode).toBe(1);
    expect(outputs['result']).toBe('refused');
    const errors = annotations.filter(({ level }) => level === 'error');
    expect(errors.length).toBeGreaterThanOrEqual(4);
    for (const name of ['min-size', 'strategy', 'model-artifact', 'aws-region'])
      expect(errors.some(({ message }) => message.startsWith(`${name}:`))).toBe(true);
    expect(calls()).toBe(before);
  });

  it('a broken archive, before anything is made', async () => {
    writeFileSync(join(workspace, 'broken.mar'), 'this is no zip');
    const before = calls();
    const { exitCode, outputs, annotations } = await release(
      { 'model-artifact': 'broken.mar', golden: '' },
      { workspace },
    );
    expect([exitCode, outputs['result']]).toEqual([1, 'refused']);
    expect(annotations[0]?.title).toBe('TSD2001');
    expect(calls()).toBe(before);
  });
});

describe('a service’s life', () => {
  it(
    'is released for the first time',
    async () => {
      const { outputs, connectionsElsewhere } = await release({});
      expect(outputs['result']).toBe('promoted');
      expect(outputs['colour']).toBe('blue');
      expect(connectionsElsewhere).toEqual([]);
    },
    4 * MINUTE,
  );

  it(
    'is left alone when exactly this is live already',
    async () => {
      const { outputs, exitCode } = await release({});
      expect([exitCode, outputs['changed'], outputs['result']]).toEqual([0, 'false', 'promoted']);
    },
    MINUTE,
  );

  it(
    'has a killed server’s instance replaced by Auto Scaling',
    async () => {
      const [victim] = await serving();
      await lab.instances.kill(victim!, 'server');
      await until(serving, (instances) => !instances.includes(victim!) && instances.length === 2, {
        what: 'a replaced instance',
        withinMs: 2 * MINUTE,
        everyMs: 500,
      });
    },
    3 * MINUTE,
  );

  it(
    'gets its traffic back when the job is cancelled in the middle of a shift',
    async () => {
      const cancel = new AbortController();
      const { outputs, postExitCode, log } = await release(
        { 'model-artifact': '2.0/digits.mar' },
        { cancel: cancel.signal, echo: (line) => line.includes('weights: ') && cancel.abort() },
      );
      expect(outputs['result']).toBe('cancelled');
      expect(postExitCode).toBe(0);
      expect(log.join('\n')).toContain('rolling back');
      const [last] = lab.observer.changes().slice(-1);
      expect(Object.values(last!.after).toSorted((a, b) => a - b)).toEqual([0, 100]);
      expect(lab.observer.violations()).toEqual([]);
    },
    4 * MINUTE,
  );

  it('took no fault of the lab for one of its own', () => {
    expect(lab.defects).toEqual([]);
  });
});

/** Instances in service of the live fleet. */
async function serving(): Promise<readonly string[]> {
  const client = new AutoScalingClient(labClient(lab.door.url, lab.place.region));
  const { AutoScalingGroups } = await client.send(new DescribeAutoScalingGroupsCommand({}));
  return (AutoScalingGroups ?? [])
    .flatMap((group) => group.Instances ?? [])
    .filter((instance) => instance.LifecycleState === 'InService' && instance.HealthStatus === 'Healthy')
    .map((instance) => instance.InstanceId!);
}
