import type { PerColour } from './colour.ts';
import type { InstanceReport } from './instance-report.ts';
import type { Intent } from './intent.ts';
import type { StackState } from './stack-state.ts';

export interface StackView {
  readonly name: string;
  readonly state: StackState;
  /** CloudFormation's own word, for people; '' when absent. */
  readonly status: string;
  readonly id: string | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  /** What parameters that name an SSM parameter came to when the stack was made (CFN-22). */
  readonly resolved: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Root cause of the newest failure, first failing event first; null when nothing failed. */
  readonly cause: string | null;
}

export interface InstanceView {
  readonly id: string;
  readonly zone: string;
  /** Auto Scaling's word: Pending, InService, Terminating… */
  readonly lifecycle: string;
  readonly healthy: boolean;
}

export interface FleetView {
  readonly stack: StackView;
  /** Which release made it, from the stack's tags; null when absent. */
  readonly releaseId: string | null;
  readonly manifest: string | null;
  /** Digest of its sizes, scaling and tags, from the stack's tags. */
  readonly capacity: string | null;
  /** Auto Scaling group name; null until it exists. */
  readonly name: string | null;
  readonly minSize: number;
  readonly maxSize: number;
  readonly desired: number;
  readonly instances: readonly InstanceView[];
  /** A scaling activity's status message that cannot heal (image gone, no capacity in any zone, quota). */
  readonly failure: string | null;
  /** A launch that failed in one zone while others may do. */
  readonly shortage: string | null;
}

export interface TargetView {
  readonly id: string;
  readonly zone: string;
  /** ELB's word: initial, healthy, unhealthy, unused, draining, unavailable. */
  readonly state: string;
  readonly reason: string | null;
}

export interface AlarmView {
  readonly name: string;
  /** `missing`: no alarm of that name · `unreadable`: CloudWatch would not tell; `reason` has its words. */
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | 'missing' | 'unreadable';
  readonly reason: string;
}

export interface RuleView {
  readonly arn: string;
  readonly weights: PerColour<number>;
}

/** Everything decided upon, read within one poll. Frozen: deciding never reads the cloud. */
export interface Observation {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly edge: StackView;
  readonly fleets: PerColour<FleetView>;
  readonly rule: RuleView | null;
  readonly targets: PerColour<readonly TargetView[]>;
  /** Of the candidate's release. */
  readonly reports: readonly InstanceReport[];
  readonly alarms: readonly AlarmView[];
  /** What another run asks of the one that runs; null when nothing. It may be meant for an earlier release. */
  readonly intent: Intent | null;
  /** When the run's credentials end for good, in ms since the epoch; null: not known, or they are renewed. */
  readonly credentialsUntil: number | null;
}
