/** When a client may send its next request. */
export interface Arrivals {
  /** Milliseconds (monotonic) at which request `number` (from 0) is due; null: as soon as a client is free. */
  dueAt(number: number): number | null;
}

/**
 * A constant rate goes on whatever the answers do: a request that waits for a free client counts its waiting,
 * so that a slow server cannot hide behind clients that stopped asking.
 */
export const constantRate = (startedAt: number, perSecond: number): Arrivals => ({
  dueAt: (number) => startedAt + (number * 1000) / perSecond,
});

export const closedLoop: Arrivals = { dueAt: () => null };
