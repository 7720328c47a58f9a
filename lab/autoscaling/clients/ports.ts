import type { Place } from '../groups/activity.ts';
import type { GroupTag, TemplateVersion } from '../groups/group.ts';

/** The interfaces through which Auto Scaling calls EC2, the load balancer and CloudWatch. */

/** What an instance is made from, read from its launch template when it is launched. */
export interface LaunchSource {
  readonly imageId: string;
  readonly instanceType: string;
  /** EC2's LaunchTemplateData, as it answered it. */
  readonly data: object;
}

/** EC2, as far as Auto Scaling uses it. */
export interface Compute {
  /** Throws EC2's refusal for an unknown template or version. */
  read(template: TemplateVersion): Promise<LaunchSource>;
  /** Finds a launch template by its id or its name. */
  find(choice: {
    readonly id?: string;
    readonly name?: string;
  }): Promise<{ readonly id: string; readonly name: string }>;
  /** Why EC2 could not launch instances from this source (image, type, security groups), in EC2's words; null if it can. */
  flaw(source: LaunchSource): Promise<string | null>;
  /** Launches one instance and returns its id. */
  run(source: LaunchSource, place: Place, tags: readonly GroupTag[]): Promise<string>;
  /** EC2's state by instance id; unknown instances are left out. */
  states(instanceIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  terminate(instanceId: string): Promise<void>;
  /** The zones of the subnets, in the order given; throws EC2's refusal for an unknown subnet. */
  places(subnetIds: readonly string[]): Promise<readonly Place[]>;
}

/** The load balancer's API, as far as Auto Scaling uses it. A deleted target group has no targets and no delay. */
export interface TargetGroups {
  register(targetGroupArn: string, instanceId: string): Promise<void>;
  deregister(targetGroupArn: string, instanceId: string): Promise<void>;
  /** The deregistration delay, in AWS seconds. */
  drainSeconds(targetGroupArn: string): Promise<number>;
  /** The state of each target, by instance id. */
  health(targetGroupArn: string): Promise<ReadonlyMap<string, string>>;
  /** The ARNs that name no target group. */
  unknown(targetGroupArns: readonly string[]): Promise<readonly string[]>;
}

/** CloudWatch, as far as Auto Scaling uses it. */
export interface Watch {
  /** Creates or updates an alarm, given in PutMetricAlarm's shape; returns its ARN. */
  put(alarm: Readonly<Record<string, unknown>>): Promise<string>;
  /** Deletes alarms; names of alarms that do not exist are ignored. */
  remove(names: readonly string[]): Promise<void>;
  /** The state by alarm name; unknown alarms are left out. */
  states(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
