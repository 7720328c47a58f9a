import { bad, good } from '../parsed.ts';
import type { Form } from '../form.ts';

/** The forms of numbers: whole numbers, and shares in per cent. */

/** Code: the text is not a whole number, or not a percentage where a share is wanted. */
const NOT_A_NUMBER = 'TSD1201';
/** Code: the number is outside its bounds. */
const OUT_OF_RANGE = 'TSD1202';

/**
 * Makes the form of a whole number in a range. Accepts digits only: `1e3`, `0x10`, `-1`, `+4`, ` 4` and a blank are
 * refused, not guessed. Accepts at most twelve digits, so that no value loses precision.
 */
export const wholeNumber = (least: number, most: number): Form<number> => ({
  read: (text) => {
    const rule = `must be a whole number from ${least} to ${most}`;
    if (!/^\d{1,12}$/.test(text)) return bad(NOT_A_NUMBER, rule, 'Write only decimal digits, e.g. `4`.');
    const value = Number(text);
    return value >= least && value <= most
      ? good(value)
      : bad(OUT_OF_RANGE, rule, `Choose a number from ${least} to ${most}.`);
  },
  schema: {
    anyOf: [
      { type: 'integer', minimum: least, maximum: most },
      { type: 'string', pattern: '^\\d{1,12}$' },
    ],
  },
});

/** Makes the form of a share in a range of percent: `60%` is read as 0.6. */
export const share = (leastPercent: number, mostPercent: number): Form<number> => ({
  read: (text) => {
    const rule = `must be a share from ${leastPercent}% to ${mostPercent}%`;
    const percent = /^(\d{1,3})%$/.exec(text)?.[1];
    if (percent === undefined) return bad(NOT_A_NUMBER, rule, 'Write digits and a percent sign, e.g. `75%`.');
    const value = Number(percent);
    return value >= leastPercent && value <= mostPercent
      ? good(value / 100)
      : bad(OUT_OF_RANGE, rule, `Choose a share from ${leastPercent}% to ${mostPercent}%.`);
  },
  schema: { type: 'string', pattern: '^\\d{1,3}%$' },
});
