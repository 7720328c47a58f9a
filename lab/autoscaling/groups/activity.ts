/** A scaling activity, as DescribeScalingActivities describes it (ASG-02, ASG-03). Times are ms since the epoch. */
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
  /** null for an activity without an instance, such as a scheduled action. */
  readonly place: Place | null;
}

type ActivityStatus =
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

/** Sorts activities as the API answers them (ASG-02): those in progress first, then the newest. */
export function inAnswerOrder(activities: readonly Activity[]): readonly Activity[] {
  return activities.toSorted(
    (a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null) || b.startedAt - a.startedAt,
  );
}

/** Ends an activity. The message of a failure is also appended to the description (ASG-03). */
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
