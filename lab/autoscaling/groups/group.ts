import type { Activity, Place } from './activity.ts';
import type { CapacityChange, Sickness } from './activity-cause.ts';

/** A launch template at one version, resolved when the group was given it. */
export interface TemplateVersion {
  readonly id: string;
  readonly name: string;
  /** As asked for: a number, `$Latest` or `$Default`. */
  readonly version: string;
}

/** One instance of a group, from the decision to launch it to its end. */
export interface Member {
  /** Id of the launch activity: the member exists before its instance does. */
  readonly key: string;
  /** null until EC2 answered. */
  readonly instanceId: string | null;
  /** What it was made from; null until then. */
  readonly made: { readonly instanceType: string; readonly imageId: string } | null;
  readonly place: Place;
  readonly lifecycle:
    | 'Pending'
    | 'Pending:Wait'
    | 'Pending:Proceed'
    | 'InService'
    | 'Terminating'
    | 'Terminating:Wait'
    | 'Terminating:Proceed';
  /** null: Healthy. Unhealthy is for good (ASG-07). */
  readonly sick: Sickness | null;
  readonly protectedFromScaleIn: boolean;
  readonly template: TemplateVersion;
  readonly launchedAt: number;
  readonly inServiceAt: number | null;
  /** Launched on top of the desired capacity, to balance the zones (ASG-13). */
  readonly forBalance: boolean;
}

/** ELB health of a target group counts while its attachment is InService (ASG-08). */
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
  /** Kept and described as given. */
  readonly described: Readonly<Record<string, unknown>>;
  readonly tags: readonly GroupTag[];
  readonly attachments: readonly Attachment[];
  readonly members: readonly Member[];
  readonly activities: readonly Activity[];
  /** The last move of the desired capacity that is not carried out yet; quoted by the activities that do it. */
  readonly change: CapacityChange | null;
  /** Zones where launching failed, with when to try again (ms since the epoch) and how often it failed in a row. */
  readonly holds: Readonly<Record<string, { readonly until: number; readonly failures: number }>>;
  readonly deleting: boolean;
}

export const isLeaving = (member: Member): boolean => member.lifecycle.startsWith('Terminating');

/** What counts towards the desired capacity. */
export const staying = (group: Group): readonly Member[] => group.members.filter((m) => !isLeaving(m));

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
