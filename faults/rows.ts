import type { Row } from './row.ts';
import { row as oneZoneWithoutCapacity } from './rows/11-no-capacity-in-one-zone.ts';

/** The catalogue, in its order. */
export const ROWS: readonly Row[] = [oneZoneWithoutCapacity];
