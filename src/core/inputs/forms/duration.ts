import { bad, good } from '../parsed.ts';
import type { Read } from '../parsed.ts';

/** Durations such as `30s` or `10m`: reads them as milliseconds and writes them. */

/** Code: a time is outside its bounds, or not a whole number of steps. */
const OUT_OF_RANGE = 'TSD1204';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

export const DURATION = /^(\d{1,9})(ms|s|m|h)$/;

/**
 * Reads `250ms`, `30s`, `10m` or `2h` as milliseconds; null for any other text. Never guesses the unit of a bare
 * number.
 */
export const milliseconds = (text: string): number | null => {
  const [, digits, unit] = DURATION.exec(text) ?? [];
  return digits === undefined ? null : Number(digits) * (UNITS[unit ?? ''] ?? Number.NaN);
};

/** Writes a time with the largest unit that divides it: 90 000 ms is `90s`, 600 000 ms is `10m`. */
export const formatDuration = (ms: number): string => {
  const unit = ['h', 'm', 's'].find((u) => ms >= (UNITS[u] ?? 1) && ms % (UNITS[u] ?? 1) === 0) ?? 'ms';
  return `${ms / (UNITS[unit] ?? 1)}${unit}`;
};

/** Makes a reader of times between two bounds, in milliseconds. Refuses times that are no multiple of `stepMs`. */
export const duration =
  (least: string, most: string, stepMs = 1): Read<number> =>
  (text) => {
    const rule = `must be a time from ${least} to ${most}`;
    const ms = milliseconds(text);
    if (ms === null)
      return bad('TSD1203', rule, `Write digits and a unit (ms, s, m or h), e.g. \`${most}\`.`);
    if (ms < (milliseconds(least) ?? 0) || ms > (milliseconds(most) ?? 0))
      return bad(OUT_OF_RANGE, rule, `Choose a time from ${least} to ${most}.`);
    return ms % stepMs === 0
      ? good(ms)
      : bad(
          OUT_OF_RANGE,
          `${rule}, in steps of ${formatDuration(stepMs)}`,
          `Use whole multiples of ${formatDuration(stepMs)}.`,
        );
  };
