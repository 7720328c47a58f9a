import type { Place } from '../../../lab/autoscaling/groups/activity.ts';
import type { Compute, TargetGroups, Watch } from '../../../lab/autoscaling/clients/ports.ts';
import { autoScaling, type AutoScaling } from '../../../lab/autoscaling/engine.ts';
import type { ApiAnswer, Door, Handler } from '../../../lab/ports.ts';
import { labTime } from '../../../lab/time.ts';
import { until } from '../../../proofs/kit/until.ts';

export const TARGETS =
  'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/blue/0123456789abcdef';

/** Requests that a test can hold. */
type Held = 'registration' | 'draining';

/** EC2, target groups and alarms in memory, with a journal of what was asked of them, in order. */
export class FakeCloud {
  readonly journal: string[] = [];
  readonly instances = new Map<string, { place: Place; state: string }>();
  readonly targets = new Map<string, string>();
  drain = 0;
  /** How often target health was asked for: once a look. */
  passes = 0;
  flaw: string | null = null;
  /** True: an instance is dead as soon as EC2 has named it. */
  diesAtLaunch = false;
  #count = 0;
  readonly #held = new Map<Held, PromiseWithResolvers<void>>();

  /** Backoffs every such request until it is released; a test then sees what lies before the answer, however slow it is. */
  hold(what: Held): void {
    this.#held.set(what, Promise.withResolvers());
  }

  release(...what: readonly Held[]): void {
    for (const held of what) this.#held.get(held)?.resolve();
    for (const held of what) this.#held.delete(held);
  }

  readonly compute: Compute = {
    find: async ({ id }) => {
      if (id !== 'lt-1')
        throw new Error(`The specified launch template, with template ID ${id}, does not exist.`);
      return { id: 'lt-1', name: 'fleet' };
    },
    read: async () => ({ imageId: 'ami-1', instanceType: 'c7i.xlarge', data: {} }),
    flaw: async () => this.flaw,
    run: async (_source, place, tags) => {
      const id = `i-${String(++this.#count).padStart(17, '0')}`;
      this.instances.set(id, { place, state: this.diesAtLaunch ? 'terminated' : 'running' });
      this.journal.push(
        `run ${id} ${place.zone} ${tags.map(({ key, value }) => `${key}=${value}`).join(' ')}`,
      );
      return id;
    },
    states: async (ids) =>
      new Map(
        ids.flatMap((id) => (this.instances.has(id) ? [[id, this.instances.get(id)?.state ?? '']] : [])),
      ),
    terminate: async (id) => {
      this.journal.push(`terminate ${id}`);
      const instance = this.instances.get(id);
      if (instance !== undefined) instance.state = 'terminated';
    },
    places: async (subnetIds) =>
      subnetIds.map((subnetId) => ({ subnetId, zone: `us-east-1${subnetId.slice(-1)}` })),
  };

  readonly targetGroups: TargetGroups = {
    register: async (_arn, id) => {
      this.journal.push(`register ${id}`);
      await this.#held.get('registration')?.promise;
      this.targets.set(id, 'initial');
    },
    deregister: async (_arn, id) => {
      this.journal.push(`deregister ${id}`);
      this.targets.delete(id);
    },
    drainSeconds: async () => {
      await this.#held.get('draining')?.promise;
      return this.drain;
    },
    health: async () => {
      this.passes += 1;
      return new Map(this.targets);
    },
    unknown: async (arns) => arns.filter((arn) => !arn.startsWith('arn:')),
  };

  /** Alarms by name: as they were put, and their state. */
  readonly alarms = new Map<string, Readonly<Record<string, unknown>>>();
  readonly alarmStates = new Map<string, string>();

  readonly watch: Watch = {
    put: async (alarm) => {
      const name = String(alarm['AlarmName']);
      this.alarms.set(name, alarm);
      return `arn:alarm:${name}`;
    },
    remove: async (names) => {
      for (const name of names) this.alarms.delete(name);
    },
    states: async (names) =>
      new Map(names.map((name) => [name, this.alarmStates.get(name) ?? 'INSUFFICIENT_DATA'])),
  };

  running(): readonly string[] {
    return [...this.instances].filter(([, { state }]) => state === 'running').map(([id]) => id);
  }
}

/** An engine behind a door that only carries calls to it. */
export class TestEngine {
  readonly cloud = new FakeCloud();
  readonly defects: Error[] = [];
  readonly engine: AutoScaling;
  #handler: Handler = () => Promise.resolve('pass');
  #passed = 0;

  constructor(scale = 0.001) {
    const door: Door = {
      url: 'http://door.invalid',
      handle: (_service, handler) => {
        this.#handler = handler;
      },
      after: () => {},
    };
    const engine = autoScaling({
      door,
      time: labTime(scale),
      region: 'us-east-1',
      complain: (defect) => this.defects.push(defect),
      compute: this.cloud.compute,
      targetGroups: this.cloud.targetGroups,
      watch: this.cloud.watch,
      now: () => this.now(),
    });
    const stop = (): Promise<void> => {
      this.cloud.release('registration', 'draining');
      return engine.stop();
    };
    this.engine = { ...engine, stop };
  }

  /** The engine's clock, in ms since the epoch. */
  now(): number {
    return Date.now() + this.#passed;
  }

  /** Moves the engine's clock on. */
  pass(ms: number): void {
    this.#passed += ms;
  }

  async call(operation: string, params: Record<string, unknown> = {}): Promise<ApiAnswer> {
    const call = { service: 'autoscaling', operation, params, accessKey: 'TEST', at: this.now() };
    const answer = await this.#handler(call);
    if (answer === 'pass') throw new Error(`${operation} was passed on`);
    return answer;
  }

  create(params: Record<string, unknown> = {}): Promise<ApiAnswer> {
    return this.call('CreateAutoScalingGroup', {
      AutoScalingGroupName: 'fleet',
      MinSize: '2',
      MaxSize: '4',
      LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' },
      VPCZoneIdentifier: 'subnet-a,subnet-b',
      TargetGroupARNs: [TARGETS],
      ...params,
    });
  }

  async group(name = 'fleet'): Promise<DescribedGroup | undefined> {
    const answer = await this.call('DescribeAutoScalingGroups', { AutoScalingGroupNames: [name] });
    return (answer['AutoScalingGroups'] as DescribedGroup[])[0];
  }

  async activities(): Promise<readonly DescribedActivity[]> {
    const answer = await this.call('DescribeScalingActivities', { AutoScalingGroupName: 'fleet' });
    return answer['Activities'] as DescribedActivity[];
  }

  /** The activity that launched an instance, whatever else the group did since. */
  async launchOf(instanceId: string | undefined): Promise<DescribedActivity | undefined> {
    return (await this.activities()).find(
      ({ Description }) => Description === `Launching a new EC2 instance: ${instanceId}`,
    );
  }

  /** Waits until whole passes over the groups, begun after now, are over. */
  async severalPasses(): Promise<void> {
    const seen = this.cloud.passes;
    await until(() => (this.cloud.passes >= seen + 3 ? true : null));
  }

  inService(count: number): Promise<DescribedGroup> {
    return until(async () => {
      const group = await this.group();
      const serving = group?.Instances.filter(({ LifecycleState }) => LifecycleState === 'InService') ?? [];
      return serving.length === count && group?.Instances.length === count ? group : null;
    });
  }
}

export interface DescribedGroup {
  readonly DesiredCapacity: number;
  readonly MinSize: number;
  readonly MaxSize: number;
  readonly Status?: string;
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
  readonly Instances: readonly {
    readonly InstanceId: string;
    readonly AvailabilityZone: string;
    readonly LifecycleState: string;
    readonly HealthStatus: string;
  }[];
}

export interface DescribedActivity {
  readonly ActivityId: string;
  readonly Description: string;
  readonly Cause: string;
  readonly StatusCode: string;
  readonly StatusMessage?: string;
  readonly Progress: number;
  readonly EndTime?: Date;
}
