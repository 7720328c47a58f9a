import type { ReleaseRecord } from '../../../src/core/record.ts';

/** Time in the model: its only step, and records as they are one step later. */

/** The only step of time in the model, in ms: longer than any poll, and half of the core's five minutes for a write. */
export const TICK = 150_000;

/** The clock, which never moves. A tick moves every stored time into the past instead, so that equal situations are equal states. */
export const NOW = 1_000_000_000;

/** A lease lasts for one tick and not for two. */
export const LEASE_MS = 1.5 * TICK;

/** The oldest time in the model: no rule can tell older times apart. */
export const PAST = NOW - TICK;

const earlier = (at: number): number => Math.max(at - TICK, PAST);

/** The record one tick later. */
export const aged = (record: ReleaseRecord): ReleaseRecord => ({
  ...record,
  leaseUntil: earlier(record.leaseUntil),
  deadlineAt: record.deadlineAt === null ? null : earlier(record.deadlineAt),
  readBackAt: record.readBackAt === null ? null : earlier(record.readBackAt),
  parked: record.parked === null ? null : { ...record.parked, until: earlier(record.parked.until) },
});

/** The longest time left in the model: no rule can tell longer times apart. */
const LONG = 6 * TICK;

/** The record without what only people read, so that two ways to one situation lead to one state. */
export const plain = (record: ReleaseRecord): ReleaseRecord => ({
  ...record,
  enteredAt: NOW,
  startedAt: NOW,
  history: [],
  deadlineAt: record.deadlineAt === null ? null : Math.min(record.deadlineAt, NOW + LONG),
  cause: record.cause === null ? null : { code: record.cause.code, subject: '', message: '', remedy: '' },
});
