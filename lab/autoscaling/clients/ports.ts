import type { Place } from '../groups/activity.ts';
import type { GroupTag, TemplateVersion } from '../groups/group.ts';

/** What an instance is made from, read from its launch template when it is launched. */
export interface LaunchSource {
  readonly imageId: string;
  readonly instanceType: string;
  /** EC2's LaunchTemplateData, as it answered it. */
  readonly data: object;
}

/** What Auto Scaling asks of EC2. */
export interface Compute {
  /** Throws EC2's refusal for an unknown template or version. */
  read(template: TemplateVersion): Promise<LaunchSource>;
  /** By id or name; resolves the other. */
  find(choice: {
    readonly id?: string;
    readonly name?: string;
  }): Promise<{ readonly id: string; readonly name: string }>;
  /** Why instances could not be launched from it (image, type, security groups, profile), in EC2's words; null: they can. */
  flaw(source: LaunchSource): Promise<string | null>;
  /** Starts one instance, answers its id. */
  run(source: LaunchSource, place: Place, tags: readonly GroupTag[]): Promise<string>;
  /** EC2's state by instance id, unknown ones left out. */
  states(instanceIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  terminate(instanceId: string): Promise<void>;
  /** The subnets with their zones, in the order given; throws EC2's refusal for an unknown one. */
  places(subnetIds: readonly string[]): Promise<readonly Place[]>;
}

/** What Auto Scaling asks of the load balancer. A deleted target group has no targets and nothing to drain. */
export interface TargetGroups {
  register(targetGroupArn: string, instanceId: string): Promise<void>;
  deregister(targetGroupArn: string, instanceId: string): Promise<void>;
  /** AWS seconds. */
  drainSeconds(targetGroupArn: string): Promise<number>;
  /** Target state by instance id. */
  health(targetGroupArn: string): Promise<ReadonlyMap<string, string>>;
  /** Those of the ARNs that name no target group. */
  unknown(targetGroupArns: readonly string[]): Promise<readonly string[]>;
}

/** What Auto Scaling asks of CloudWatch. */
export interface Watch {
  /** Makes or changes an alarm given in PutMetricAlarm's shape; answers its ARN. */
  put(alarm: Readonly<Record<string, unknown>>): Promise<string>;
  /** Those that are gone already are fine. */
  remove(names: readonly string[]): Promise<void>;
  /** By name; unknown ones left out. */
  states(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
