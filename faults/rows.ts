import type { Row } from './row.ts';
import { row as oneZoneWithoutCapacity } from './rows/11-no-capacity-in-one-zone.ts';
import { row as failureWhileItHolds } from './rows/20-failure-while-it-holds.ts';

/** The catalogue, in its order. */
export const ROWS: readonly Row[] = [oneZoneWithoutCapacity, failureWhileItHolds];
