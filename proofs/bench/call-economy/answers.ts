/** The canned answers of AWS about one service in the middle of a release. */

const COLOURS = ['blue', 'green'] as const;
type Colour = (typeof COLOURS)[number];

export const RELEASE = 'r1';
const ARN = 'arn:aws:elasticloadbalancing:us-east-1:111122223333';
const groupArn = (colour: Colour): string => `${ARN}:targetgroup/${colour}/0123456789abcdef`;

export const instances = (colour: Colour, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `i-${colour}${String(n).padStart(12, '0')}`);

const zone = (n: number): string => `us-east-1${'abc'[n % 3]}`;
const pairs = (name: string, of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([key, value]) => ({ [`${name}Key`]: key, [`${name}Value`]: value }));

/** One service during a release, of which the canned answers tell. */
export interface Scene {
  /** Targets of both fleets together. */
  readonly targets: number;
  /** The candidate's stack is still being created, and its group has no instances yet. */
  readonly isCreating: boolean;
}

/** An answer of DescribeStacks. */
export function stack(name: string, { isCreating }: Scene): object {
  const colour = COLOURS.find((one) => name.endsWith(one));
  const outputs = colour === undefined ? edgeOutputs : { GroupName: `${colour}-group` };
  const status = isCreating && colour === 'green' ? 'CREATE_IN_PROGRESS' : 'CREATE_COMPLETE';
  return {
    StackName: name,
    StackId: `arn:aws:cloudformation:us-east-1:111122223333:stack/${name}/1`,
    StackStatus: status,
    CreationTime: '2030-01-01T00:00:00Z',
    Outputs: status === 'CREATE_COMPLETE' ? pairs('Output', outputs) : [],
    Tags: [{ Key: 'torchserve-deploy:release', Value: RELEASE }],
  };
}

const edgeOutputs = {
  ListenerArn: `${ARN}:listener/app/edge/1/2`,
  BlueTargetGroupArn: groupArn('blue'),
  GreenTargetGroupArn: groupArn('green'),
  BlueAlarmNames: 'blue-5xx,blue-unhealthy',
  GreenAlarmNames: 'green-5xx,green-unhealthy',
};

/** An answer of DescribeAutoScalingGroups. */
export function group(name: string, { targets, isCreating }: Scene): object {
  const colour = name.startsWith('blue') ? 'blue' : 'green';
  const ids = isCreating && colour === 'green' ? [] : instances(colour, targets / 2);
  return {
    AutoScalingGroupName: name,
    MinSize: targets / 2,
    MaxSize: targets,
    DesiredCapacity: targets / 2,
    AvailabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    Instances: ids.map((InstanceId, n) => ({
      InstanceId,
      InstanceType: 'c7i.xlarge',
      AvailabilityZone: zone(n),
      LifecycleState: 'InService',
      HealthStatus: 'Healthy',
      ProtectedFromScaleIn: false,
      LaunchTemplate: { LaunchTemplateId: 'lt-0123456789abcdef0', LaunchTemplateName: name, Version: '1' },
    })),
  };
}

/** An answer of DescribeTargetHealth. */
export function health(targetGroupArn: string, { targets, isCreating }: Scene): readonly object[] {
  const colour = targetGroupArn === groupArn('blue') ? 'blue' : 'green';
  return (isCreating && colour === 'green' ? [] : instances(colour, targets / 2)).map((Id) => ({
    Target: { Id, Port: 8080 },
    HealthCheckPort: 8090,
    TargetHealth: { State: 'healthy' },
  }));
}

/** An answer of DescribeRules: each side has half of the traffic. */
export const rule = {
  RuleArn: `${ARN}:listener-rule/app/edge/1/2/3`,
  Priority: '50000',
  Actions: [
    {
      Type: 'forward',
      ForwardConfig: {
        TargetGroups: COLOURS.map((colour) => ({ TargetGroupArn: groupArn(colour), Weight: 50 })),
      },
    },
  ],
};

/** The report of an instance, with a log as long as a report may have. */
export const report = (instanceId: string): object => ({
  schemaVersion: 1,
  releaseId: RELEASE,
  instanceId,
  zone: 'us-east-1a',
  state: 'ready',
  step: 'golden',
  at: 1_795_000_000_000,
  model: { name: 'm', version: '1.0', workersReady: 4, workersMin: 1 },
  golden: { passed: 3, failed: 0, latencyMs: 5 },
  requests: { total: 100, failed: 0 },
  reason: null,
  log: Array.from({ length: 40 }, (_, n) => `2030-01-01T00:00:00,000 [INFO ] worker-${n} - model loaded`),
});
