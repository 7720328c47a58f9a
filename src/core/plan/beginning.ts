import type { ReleaseRecord } from '../record.ts';

/** What a record that only begins cannot know yet: anything about its weights, its approvals or its end. */
export const beginning = (now: number, leaseMs: number) =>
  ({
    enteredAt: now,
    startedAt: now,
    leaseUntil: now + leaseMs,
    replaces: null,
    readBackAt: null,
    strayed: 0,
    approvedStep: null,
    repeats: 0,
    parked: null,
    passes: 0,
    cancelRequested: false,
    cause: null,
    history: [],
  }) satisfies Partial<ReleaseRecord>;
