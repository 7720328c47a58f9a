import { bad, good } from '../parsed.ts';
import type { Parsed } from '../parsed.ts';
import type { Form } from '../form.ts';
import { quoted } from '../../text/quoted.ts';

/**
 * Makes the form of a list: different values of one form, separated by commas or line breaks. An empty text is an empty
 * list.
 */
export const listOf = (form: Form<string>, most: number, separator = /[,\n]/): Form<readonly string[]> => ({
  read: (text): Parsed<readonly string[]> => {
    const found = items(text, separator);
    if (found.length > most)
      return bad(WRONG_LIST, `must name at most ${most}`, `Leave out ${found.length - most} of them.`);
    const twice = found.find((item, i) => found.indexOf(item) !== i);
    if (twice !== undefined)
      return bad(
        WRONG_LIST,
        `must name each one once; ${quoted(twice)} appears twice`,
        'Remove the repetition.',
      );
    const failed = found.map((item) => ({ item, parsed: form.read(item) })).find(({ parsed }) => !parsed.ok);
    return failed === undefined || failed.parsed.ok
      ? good(found)
      : bad(
          failed.parsed.fault.code,
          `${failed.parsed.fault.rule}; ${quoted(failed.item)} is not`,
          failed.parsed.fault.remedy,
        );
  },
  schema: { anyOf: [{ type: 'string' }, { type: 'array', items: form.schema, maxItems: most }] },
  lines: true,
});

/** Code: a list is too long or repeats an item. */
const WRONG_LIST = 'TSD1207';
/** Code: the text is not a list of tags. */
const WRONG_TAGS = 'TSD1208';

const items = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** The most tags. AWS allows 50 on a resource; this action adds five, and CloudFormation adds some. */
const MOST_TAGS = 40;
const TAG = /^([\w .:/+@-]{1,128})=([\w .:/=+@-]{0,256})$/;
const RESERVED = /^(?:aws:|torchserve-deploy:)/i;

/** The form of tags: `KEY=VALUE`, separated by commas or line breaks (a mapping in the config file). */
export const tags: Form<Readonly<Record<string, string>>> = {
  read: (text) => {
    const pairs = items(text, /[,\n]/).map((item) => ({ item, match: TAG.exec(item) }));
    const wrong = pairs.find(({ match }) => match === null || RESERVED.test(match[1] ?? ''));
    if (wrong !== undefined)
      return bad(
        WRONG_TAGS,
        `must be KEY=VALUE, with a key that does not begin with aws: or torchserve-deploy:; ${quoted(wrong.item)} is not`,
        'Write one tag on each line, e.g. `team=search`.',
      );
    const entries = pairs.map(({ match }) => [match?.[1] ?? '', match?.[2] ?? ''] as const);
    return entries.length <= MOST_TAGS && new Set(entries.map(([key]) => key)).size === entries.length
      ? good(Object.fromEntries(entries))
      : bad(
          WRONG_TAGS,
          `must be at most ${MOST_TAGS} tags with different keys`,
          'Remove repeated or unneeded tags.',
        );
  },
  schema: { anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] },
  lines: true,
};
