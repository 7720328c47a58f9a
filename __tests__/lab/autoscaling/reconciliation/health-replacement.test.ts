import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TARGETS, TestEngine } from '../fake-cloud.ts';
import { until } from '../../../../proofs/kit/until.ts';

let lab: TestEngine;

beforeEach(() => {
  lab = new TestEngine();
});

afterEach(async () => {
  await lab.engine.stop();
  expect(lab.defects).toEqual([]);
});

describe('health', () => {
  const elb = { HealthCheckType: 'EBS,ELB', MinSize: '2' };

  it('ASG-07 ends and replaces an instance that the load balancer finds unhealthy, both at the same time', async () => {
    await lab.create(elb);
    const before = await lab.inService(2);
    const sick = before.Instances[0]?.InstanceId ?? '';
    lab.cloud.hold('draining');
    lab.cloud.hold('registration');
    lab.cloud.targets.set(sick, 'unhealthy');
    const dip = await until(async () => {
      const group = await lab.group();
      return group?.Instances.some(({ LifecycleState }) => LifecycleState === 'Terminating') ? group : null;
    });
    expect(dip.Instances.filter(({ LifecycleState }) => LifecycleState === 'InService')).toHaveLength(1);
    lab.cloud.release('draining', 'registration');
    const after = await lab.inService(2);
    expect(after.Instances.map(({ InstanceId }) => InstanceId)).not.toContain(sick);
    const causes = (await lab.activities()).map(({ Cause }) => Cause);
    expect(causes).toContainEqual(
      expect.stringMatching(
        /^At \S+Z an instance was taken out of service in response to an ELB system health check failure\.$/,
      ),
    );
    expect(causes).toContainEqual(
      expect.stringMatching(
        /^At \S+Z an instance was launched in response to an unhealthy instance needing to be replaced\.$/,
      ),
    );
  });

  it('ASG-08 waits for the grace period', async () => {
    await lab.create({ ...elb, HealthCheckGracePeriod: '3600000' });
    const { Instances } = await lab.inService(2);
    for (const { InstanceId } of Instances) lab.cloud.targets.set(InstanceId, 'unhealthy');
    await lab.severalPasses();
    expect((await lab.activities()).every(({ Description }) => Description.startsWith('Launching'))).toBe(
      true,
    );
  });

  it('ASG-08 ignores the grace period for an instance that EC2 no longer runs', async () => {
    await lab.create({ ...elb, HealthCheckGracePeriod: '3600000' });
    const dead = (await lab.inService(2)).Instances[0]?.InstanceId ?? '';
    await lab.cloud.compute.terminate(dead);
    await until(async () =>
      (await lab.group())?.Instances.some(({ InstanceId }) => InstanceId === dead) ? null : true,
    );
    await lab.inService(2);
    expect((await lab.activities()).map(({ Cause }) => Cause)).toContainEqual(
      expect.stringContaining(
        'in response to an EC2 health check indicating it has been terminated or stopped.',
      ),
    );
  });

  it('ignores the load balancer when the group uses EC2 checks only', async () => {
    await lab.create({ HealthCheckType: 'EC2' });
    const { Instances } = await lab.inService(2);
    for (const { InstanceId } of Instances) lab.cloud.targets.set(InstanceId, 'unhealthy');
    await lab.severalPasses();
    expect((await lab.inService(2)).Instances).toEqual(Instances);
  });

  it('ASG-08 uses an attached target group only after its first healthy target', async () => {
    await lab.create({ ...elb, TargetGroupARNs: [] });
    const { Instances } = await lab.inService(2);
    await lab.call('AttachLoadBalancerTargetGroups', {
      AutoScalingGroupName: 'fleet',
      TargetGroupARNs: [TARGETS],
    });
    const sick = Instances[0]?.InstanceId ?? '';
    await until(() => (lab.cloud.targets.size === 2 ? true : null));
    lab.cloud.targets.set(sick, 'unhealthy');
    await lab.severalPasses();
    const attachment = async (): Promise<unknown> =>
      (await lab.call('DescribeLoadBalancerTargetGroups', { AutoScalingGroupName: 'fleet' }))[
        'LoadBalancerTargetGroups'
      ];
    expect(await attachment()).toEqual([{ LoadBalancerTargetGroupARN: TARGETS, State: 'Added' }]);
    expect((await lab.inService(2)).Instances).toEqual(Instances);
    lab.cloud.targets.set(Instances[1]?.InstanceId ?? '', 'healthy');
    await until(async () =>
      (await lab.group())?.Instances.some(({ InstanceId }) => InstanceId === sick) ? null : true,
    );
    expect(await attachment()).toEqual([{ LoadBalancerTargetGroupARN: TARGETS, State: 'InService' }]);
  });
});
