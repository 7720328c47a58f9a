import type { ReleaseRecord } from '../record.ts';

/** Who begins a record, under which id, and when. Times in milliseconds, `now` since the epoch. */
export interface Start {
  readonly releaseId: string;
  readonly owner: ReleaseRecord['owner'];
  readonly now: number;
  readonly leaseMs: number;
}

/** The fields of a record that only begins: nothing is known yet of its weights, its approvals or its end. */
export const initialFields = ({ releaseId, owner, now, leaseMs }: Start) =>
  ({
    releaseId,
    owner,
    enteredAt: now,
    startedAt: now,
    leaseUntil: now + leaseMs,
    previousWeights: null,
    readBackAt: null,
    foreignSightings: 0,
    approvedStep: null,
    repeats: 0,
    parked: null,
    passes: 0,
    cancelRequested: false,
    cause: null,
    history: [],
  }) satisfies Partial<ReleaseRecord>;
