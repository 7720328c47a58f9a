import type { PerColour } from './colour.ts';
import type { InstanceReport } from './instance-report.ts';
import type { Intent } from './intent.ts';
import type { StackState } from './stack-state.ts';

/** One snapshot of the cloud: everything that `decide` and `reconcile` look at. They never read the cloud themselves. */
export interface Observation {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly edge: StackView;
  readonly fleets: PerColour<FleetView>;
  readonly rule: RuleView | null;
  readonly targets: PerColour<readonly TargetView[]>;
  /** Reports of the instances that the candidate's release launched. */
  readonly reports: readonly InstanceReport[];
  readonly alarms: readonly AlarmView[];
  /** The request of another run; null when there is none. It may be meant for an earlier release. */
  readonly intent: Intent | null;
  /** When the run's credentials expire, in ms since the epoch; null when unknown, or when they are renewed. */
  readonly credentialsUntil: number | null;
}

/** A CloudFormation stack, as observed. */
export interface StackView {
  readonly name: string;
  readonly state: StackState;
  /** CloudFormation's status, for messages; '' when the stack is absent. */
  readonly status: string;
  readonly id: string | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  /** Values of the parameters that name an SSM parameter, as resolved when the stack was made (CFN-22). */
  readonly resolved: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Root cause of the last operation's failure: its first failing event. null when nothing failed. */
  readonly cause: string | null;
}

/** An instance of an Auto Scaling group, as observed. */
interface InstanceView {
  readonly id: string;
  readonly zone: string;
  /** Auto Scaling's lifecycle state: Pending, InService, Terminating… */
  readonly lifecycle: string;
  readonly healthy: boolean;
}

/** A fleet, as observed: its stack and its Auto Scaling group. */
export interface FleetView {
  readonly stack: StackView;
  /** The release that made it, from the stack's tags; null when the stack is absent. */
  readonly releaseId: string | null;
  readonly manifest: string | null;
  /** Digest of sizes, scaling and tags, from the stack's tags. */
  readonly capacity: string | null;
  /** Name of the Auto Scaling group; null until it exists. */
  readonly name: string | null;
  readonly minSize: number;
  readonly maxSize: number;
  readonly desired: number;
  readonly instances: readonly InstanceView[];
  /** Message of a failed launch that Auto Scaling cannot heal: image gone, no capacity in any zone, quota. */
  readonly failure: string | null;
  /** Message of a launch that failed in one zone while other zones may still have capacity. */
  readonly shortage: string | null;
}

/** A target of a target group, as the load balancer sees it. */
export interface TargetView {
  readonly id: string;
  readonly zone: string;
  /** ELB's target state: initial, healthy, unhealthy, unused, draining, unavailable. */
  readonly state: string;
  readonly reason: string | null;
}

/** A CloudWatch alarm, as observed. */
export interface AlarmView {
  readonly name: string;
  /** `missing`: no alarm has this name · `unreadable`: CloudWatch gave no answer, and `reason` says why. */
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | 'missing' | 'unreadable';
  readonly reason: string;
}

/** The production rule of the listener, as observed. */
export interface RuleView {
  readonly arn: string;
  readonly weights: PerColour<number>;
}
