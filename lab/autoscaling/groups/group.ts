import type { Activity, Place } from './activity.ts';
import type { CapacityChange, UnhealthyReason } from './activity-cause.ts';

/** An Auto Scaling group with its members, as the engine keeps it. */

/** A launch template at one version, resolved when the group was given it. */
export interface TemplateVersion {
  readonly id: string;
  readonly name: string;
  /** As asked for: a number, `$Latest` or `$Default`. */
  readonly version: string;
}

/** A member of a group: one instance, from the decision to launch it until its end. */
export interface Member {
  /** The id of the launch activity, because a member exists before its instance has an id. */
  readonly key: string;
  /** null until EC2 has launched the instance. */
  readonly instanceId: string | null;
  /** null until EC2 has launched the instance. */
  readonly launchedFrom: { readonly instanceType: string; readonly imageId: string } | null;
  readonly place: Place;
  readonly lifecycle:
    | 'Pending'
    | 'Pending:Wait'
    | 'Pending:Proceed'
    | 'InService'
    | 'Terminating'
    | 'Terminating:Wait'
    | 'Terminating:Proceed';
  /** Why the instance is unhealthy; null while it is healthy. An unhealthy instance never recovers (ASG-07). */
  readonly unhealthy: UnhealthyReason | null;
  readonly protectedFromScaleIn: boolean;
  readonly template: TemplateVersion;
  readonly launchedAt: number;
  readonly inServiceAt: number | null;
  /** True if it was launched above the desired capacity, to balance the zones (ASG-13). */
  readonly forBalance: boolean;
}

/** A target group of a group. Its health checks count only while the state is InService (ASG-08). */
export interface Attachment {
  readonly targetGroupArn: string;
  readonly state: 'Adding' | 'Added' | 'InService' | 'Removing';
}

export interface GroupTag {
  readonly key: string;
  readonly value: string;
  readonly propagate: boolean;
}

export interface Group {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly minSize: number;
  readonly maxSize: number;
  readonly desired: number;
  readonly template: TemplateVersion;
  readonly places: readonly Place[];
  readonly healthCheckType: string;
  /** AWS seconds; the API's default is 0 (ASG-08). */
  readonly graceSeconds: number;
  readonly protectsNew: boolean;
  readonly terminationPolicies: readonly string[];
  /** Settings that are described as they were given. */
  readonly described: Readonly<Record<string, unknown>>;
  readonly tags: readonly GroupTag[];
  readonly attachments: readonly Attachment[];
  readonly members: readonly Member[];
  readonly activities: readonly Activity[];
  /** The last change of the desired capacity, until it is carried out. Activities quote it in their cause. */
  readonly change: CapacityChange | null;
  /** By zone where launches failed: when to try again (ms since the epoch), and how many launches failed in a row. */
  readonly backoffs: Readonly<Record<string, { readonly until: number; readonly failures: number }>>;
  readonly deleting: boolean;
}

export const isTerminating = (member: Member): boolean => member.lifecycle.startsWith('Terminating');

/** The members that count towards the desired capacity. */
export const staying = (group: Group): readonly Member[] => group.members.filter((m) => !isTerminating(m));

export const inProgress = (group: Group): readonly Activity[] =>
  group.activities.filter((activity) => activity.endedAt === null);

export const withMember = (group: Group, key: string, change: Partial<Member>): Group => ({
  ...group,
  members: group.members.map((member) => (member.key === key ? { ...member, ...change } : member)),
});

export const withoutMember = (group: Group, key: string): Group => ({
  ...group,
  members: group.members.filter((member) => member.key !== key),
});

export const withActivity = (group: Group, id: string, change: (activity: Activity) => Activity): Group => ({
  ...group,
  activities: group.activities.map((activity) => (activity.id === id ? change(activity) : activity)),
});
