import { describe, expect, it } from '@jest/globals';
import { NAMES, resourcesOf, templateOf, textOf } from './template-file.ts';

const only = <T>(list: readonly T[]): T => {
  expect(list).toHaveLength(1);
  return list[0]!;
};

describe('no template', () => {
  it.each(NAMES)('%s.yaml sets a desired capacity: an update must not reset what scaling reached', (name) => {
    expect(textOf(name)).not.toContain('DesiredCapacity');
  });

  it.each(NAMES)('%s.yaml names a rule: a failed update would put its weights back', (name) => {
    expect(textOf(name)).not.toMatch(/ListenerRule\b/);
  });
});

describe('the edge', () => {
  it('answers 503 where no rule applies, so that a listener without fleets sends nothing anywhere', () => {
    const listener = only(resourcesOf('edge', 'AWS::ElasticLoadBalancingV2::Listener'));
    expect(listener.Properties?.['DefaultActions']).toEqual([
      expect.objectContaining({
        Type: 'fixed-response',
        FixedResponseConfig: expect.objectContaining({ StatusCode: '503' }),
      }),
    ]);
  });

  it('checks health with the agent, in both groups alike', () => {
    const [blue, green] = resourcesOf('edge', 'AWS::ElasticLoadBalancingV2::TargetGroup');
    expect(blue?.Properties).toEqual(green?.Properties);
    expect(blue?.Properties).toMatchObject({
      Port: 8080,
      HealthCheckPort: '8090',
      HealthCheckPath: '/healthz',
    });
  });

  it('lets nobody but the load balancer reach an instance', () => {
    const group = templateOf('edge').Resources['InstanceSecurityGroup'];
    expect(group?.Properties).not.toHaveProperty('SecurityGroupIngress');
    const ingress = resourcesOf('edge', 'AWS::EC2::SecurityGroupIngress').map((rule) => rule.Properties);
    expect(ingress.map((rule) => rule?.['FromPort'])).toEqual([8080, 8090]);
    for (const rule of ingress) expect(rule?.['SourceSecurityGroupId']).toBe('LoadBalancerSecurityGroup');
  });

  it('treats missing data as quiet: no traffic is normal', () => {
    const alarms = resourcesOf('edge', 'AWS::CloudWatch::Alarm');
    expect(alarms).toHaveLength(2);
    for (const alarm of alarms) expect(alarm.Properties?.['TreatMissingData']).toBe('notBreaching');
  });

  it('lets instances write reports and nothing else in the bucket', () => {
    const role = JSON.stringify(only(resourcesOf('edge', 'AWS::IAM::Role')).Properties);
    expect(role.match(/s3:[A-Za-z]+/g)).toEqual(['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject']);
    expect(role).toContain(
      '"Action":"s3:PutObject","Resource":"arn:${AWS::Partition}:s3:::${StateBucket}/reports/*"',
    );
  });
});

describe('the fleet', () => {
  const data = (): Record<string, unknown> =>
    only(resourcesOf('fleet', 'AWS::EC2::LaunchTemplate')).Properties?.['LaunchTemplateData'] as Record<
      string,
      unknown
    >;

  it('gives credentials to the instance alone: version 2 of the metadata service, one hop', () => {
    expect(data()['MetadataOptions']).toMatchObject({ HttpTokens: 'required', HttpPutResponseHopLimit: 1 });
  });

  it('encrypts its disks and has no SSH key', () => {
    expect(data()['BlockDeviceMappings']).toEqual([
      expect.objectContaining({ Ebs: expect.objectContaining({ Encrypted: true, VolumeType: 'gp3' }) }),
    ]);
    expect(data()).not.toHaveProperty('KeyName');
  });

  it('launches a numbered version of its launch template', () => {
    const group = only(resourcesOf('fleet', 'AWS::AutoScaling::AutoScalingGroup'));
    expect(group.Properties?.['LaunchTemplate']).toMatchObject({
      Version: 'LaunchTemplate.LatestVersionNumber',
    });
  });

  it('has each scaling policy only when it is asked for', () => {
    for (const policy of resourcesOf('fleet', 'AWS::AutoScaling::ScalingPolicy'))
      expect(policy.Condition).toMatch(/^ScalesOn/);
    const { Parameters } = templateOf('fleet');
    for (const name of ['CpuTarget', 'RequestsTarget', 'LatencyTarget', 'QueueTarget'])
      expect(Parameters[name]?.Default).toBe(0);
  });
});
