/** Determines when requests are sent. */
interface Arrivals {
  /** When request `number` (from 0) is due, in monotonic milliseconds; null: as soon as a client is free. */
  dueAt(number: number): number | null;
}

/**
 * A constant rate, whatever the answers do. A request that waits for a free client counts its waiting time, so
 * a slow server cannot hide behind clients that stopped sending.
 */
export const constantRate = (startedAt: number, perSecond: number): Arrivals => ({
  dueAt: (number) => startedAt + (number * 1000) / perSecond,
});

/** Each client sends its next request as soon as it was answered. */
export const closedLoop: Arrivals = { dueAt: () => null };
