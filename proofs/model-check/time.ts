import type { ReleaseRecord } from '../../src/core/record.ts';

/** The only step that time takes here. Longer than any poll, half of the core's own five minutes for a write. */
export const TICK = 150_000;

/** The clock never moves: a tick moves every stored time towards the past instead, so that equal situations are equal states. */
export const NOW = 1_000_000_000;

/** A lease outlives one tick and not two. */
export const LEASE_MS = 1.5 * TICK;

/** Past by more than this is all the same to every rule under test. */
export const PAST = NOW - TICK;

const earlier = (at: number): number => Math.max(at - TICK, PAST);

/** The record as it reads one tick later. */
export const aged = (record: ReleaseRecord): ReleaseRecord => ({
  ...record,
  leaseUntil: earlier(record.leaseUntil),
  deadlineAt: record.deadlineAt === null ? null : earlier(record.deadlineAt),
  readBackAt: record.readBackAt === null ? null : earlier(record.readBackAt),
  parked: record.parked === null ? null : { ...record.parked, until: earlier(record.parked.until) },
});

/** Any time left beyond this many ticks is as good as no limit: nothing that is not stopped takes as long. */
const LONG = 6 * TICK;

/** Without what is only for people, so that two ways to the same situation meet in one state. */
export const plain = (record: ReleaseRecord): ReleaseRecord => ({
  ...record,
  enteredAt: NOW,
  startedAt: NOW,
  history: [],
  deadlineAt: record.deadlineAt === null ? null : Math.min(record.deadlineAt, NOW + LONG),
  cause: record.cause === null ? null : { code: record.cause.code, subject: '', message: '', remedy: '' },
});
