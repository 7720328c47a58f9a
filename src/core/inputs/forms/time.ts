import { DURATION, duration } from './duration.ts';
import { good } from '../parsed.ts';
import type { Form } from '../form.ts';

const schema = { type: 'string', pattern: DURATION.source };

/** Makes the form of a time in a range, read as milliseconds. */
export const time = (least: string, most: string): Form<number> => ({ read: duration(least, most), schema });

/** Makes the form of a time that AWS or the server counts in whole seconds, read as seconds. */
export const seconds = (least: string, most: string): Form<number> => ({
  read: (text) => {
    const parsed = duration(least, most, 1_000)(text);
    return parsed.ok ? good(parsed.value / 1_000) : parsed;
  },
  schema,
});
