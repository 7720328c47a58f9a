import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AutoScalingClient,
  DescribeAutoScalingGroupsCommand,
  DescribeScalingActivitiesCommand,
} from '@aws-sdk/client-auto-scaling';
import { CapacityFaults } from '../../lab/autoscaling/instances/capacity-faults.ts';
import { labClient } from '../../lab/door/lab-client.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import type { Listener } from '../../lab/ports.ts';
import { zones } from '../../lab/zones.ts';
import { release, workspaceOf } from './hollow/hollow-lab.ts';
import { until } from '../../proofs/kit/until.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const MINUTE = 60_000;
const LOST = 'eu-central-1a';
const KEPT = 'eu-central-1b';
const folder = temporaryFolder();
let lab: Lab;
let workspace: string;
let scaling: AutoScalingClient;

beforeAll(async () => {
  workspace = workspaceOf(folder, '1.0');
  lab = await startLab({ scale: 0.005, instances: 'hollow' });
  scaling = new AutoScalingClient(labClient(lab.door.url, lab.place.region));
  await release(lab, workspace, '1.0');
}, 2 * MINUTE);

afterAll(async () => {
  await lab?.stop();
  rmSync(workspace, { recursive: true, force: true });
}, MINUTE);

/** The zones of the fleet's instances in service, sorted. */
async function zonesInService(): Promise<readonly string[]> {
  const { AutoScalingGroups = [] } = await scaling.send(new DescribeAutoScalingGroupsCommand({}));
  return AutoScalingGroups.flatMap(({ Instances = [] }) => Instances)
    .filter(
      ({ LifecycleState, HealthStatus }) => LifecycleState === 'InService' && HealthStatus === 'Healthy',
    )
    .map(({ AvailabilityZone = '' }) => AvailabilityZone)
    .toSorted();
}

const zonesBecome = (...wanted: readonly string[]): Promise<true> =>
  until(async () => (String(await zonesInService()) === String(wanted) ? true : null));

const answers = (address: string): Promise<boolean> =>
  fetch(`http://${address}:8090/healthz`).then(
    () => true,
    () => false,
  );

describe('zones', () => {
  const running = new Map([
    ['i-1', 'a'],
    ['i-2', 'b'],
  ]);

  /**
   * Zones with a list of instances in place of running ones. `launch` is a RunInstances that the door has
   * carried out.
   */
  const opened = (kill: (id: string) => Promise<void>) => {
    const listeners: Listener[] = [];
    const defects: string[] = [];
    const faults = new CapacityFaults();
    const made = zones({
      door: { url: '', handle: () => undefined, after: (listener) => void listeners.push(listener) },
      instances: {
        list: () => [...running].map(([id, zone]) => ({ ...NOBODY, id, zone })),
        running: (id) => running.has(id),
        kill,
      },
      faults,
      onDefect: (text) => void defects.push(text),
    });
    const launch = (id: string, AvailabilityZone: string): void => {
      const call = { service: 'ec2', operation: 'RunInstances', params: {}, accessKey: 'A', at: 0 };
      const Instances = [{ InstanceId: id, Placement: { AvailabilityZone } }];
      for (const listener of listeners) listener(call, { Instances });
    };
    const refused = (zone: string): boolean =>
      faults.refusal({ group: 'g', instanceType: 't', imageId: 'ami', zone, zones: ['a', 'b'] }) !== null;
    return { zones: made, launch, refused, defects };
  };
  const NOBODY = { address: '', imageId: '', instanceType: '', profileArn: null, userData: '' };

  it('power off instances that are launched in a lost zone, until it is restored', async () => {
    const killed: string[] = [];
    const { zones: all, launch, refused } = opened(async (id) => void killed.push(id));
    launch('i-3', 'a');
    await all.lose('a');
    launch('i-4', 'a');
    launch('i-5', 'b');
    expect([refused('a'), refused('b')]).toEqual([true, false]);
    all.restore();
    launch('i-6', 'a');
    expect(killed).toEqual(['i-1', 'i-4']);
    expect(refused('a')).toBe(false);
  });

  it('are restored one by one or all at once, and can be lost twice without effect', async () => {
    const { zones: all, refused } = opened(async () => undefined);
    await all.lose('a');
    await all.lose('a');
    await all.lose('b');
    all.restore('a');
    expect([all.lost, refused('a'), refused('b')]).toEqual([['b'], false, true]);
    all.restore();
    expect([all.lost, refused('b')]).toEqual([[], false]);
  });

  it('report an instance that cannot be killed as a defect', async () => {
    const { zones: all, defects } = opened((id) => Promise.reject(new Error(`no ${id}`)));
    await all.lose('a');
    expect(defects).toEqual(['cutting i-1: Error: no i-1']);
  });
});

describe('a lost zone', () => {
  it('powers off all of its instances at once, and no other', async () => {
    expect(await zonesInService()).toEqual([LOST, KEPT]);
    const [dead, alive] = [LOST, KEPT].map((zone) => lab.instances.list().find((one) => one.zone === zone)!);
    await lab.zones.lose(LOST);
    expect(lab.zones.lost).toEqual([LOST]);
    expect([await answers(dead!.address), await answers(alive!.address)]).toEqual([false, true]);
  });

  it('ASG-03, ASG-07: has its instances replaced in the other zone, the only one with capacity', async () => {
    await zonesBecome(KEPT, KEPT);
    const { Activities = [] } = await scaling.send(new DescribeScalingActivitiesCommand({}));
    const failed = Activities.filter(({ StatusCode }) => StatusCode === 'Failed');
    expect(failed.map(({ StatusMessage }) => StatusMessage).join('\n')).toContain(
      `We currently do not have sufficient c7i.xlarge capacity in the Availability Zone you requested (${LOST})`,
    );
    expect(Activities.map(({ Cause }) => Cause).join('\n')).toContain(
      'in response to an ELB system health check failure',
    );
  });

  it('ASG-13: gets its share again after it is restored', async () => {
    lab.zones.restore(LOST);
    expect(lab.zones.lost).toEqual([]);
    await zonesBecome(LOST, KEPT);
    expect(lab.defects).toEqual([]);
  });
});
