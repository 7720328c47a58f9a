import type { ReleaseRecord } from '../record.ts';

/** The release id, owner and time with which a record begins. `now` in ms since the epoch, `leaseMs` in ms. */
export interface Start {
  readonly releaseId: string;
  readonly owner: ReleaseRecord['owner'];
  readonly now: number;
  readonly leaseMs: number;
}

/** The fields of a new record that are the same for every kind of work: nothing is observed, approved or ended yet. */
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
