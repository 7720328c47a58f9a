/** A scaling activity as DescribeScalingActivities tells it (ASG-02, ASG-03). Times in ms since the epoch. */
export interface Activity {
  readonly id: string;
  readonly description: string;
  readonly cause: string;
  readonly startedAt: number;
  /** null while it is in progress. */
  readonly endedAt: number | null;
  readonly status: ActivityStatus;
  /** Only text, never a code (ASG-03). */
  readonly message: string | null;
  readonly progress: number;
  /** null: it concerns no instance. */
  readonly place: Place | null;
}

export type ActivityStatus =
  | 'WaitingForInstanceId'
  | 'PreInService'
  | 'MidLifecycleAction'
  | 'WaitingForELBConnectionDraining'
  | 'InProgress'
  | 'Successful'
  | 'Failed'
  | 'Cancelled';

/** Where an instance is put. */
export interface Place {
  readonly subnetId: string;
  readonly zone: string;
}

/** ASG-02: those in progress first, then the newest. */
export function inAnswerOrder(activities: readonly Activity[]): readonly Activity[] {
  return activities.toSorted(
    (a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null) || b.startedAt - a.startedAt,
  );
}

/** ASG-03: a failure keeps what was tried in its description and says why there and in the message. */
export function ended(
  activity: Activity,
  status: 'Successful' | 'Failed' | 'Cancelled',
  at: number,
  message: string | null = null,
): Activity {
  const description =
    message === null ? activity.description : `${activity.description}.  Status Reason: ${message}`;
  return { ...activity, description, status, message, endedAt: at, progress: 100 };
}
