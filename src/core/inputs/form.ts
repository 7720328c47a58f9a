import { bad, good } from './parsed.ts';
import type { Parsed, Read } from './parsed.ts';

/** How the text of an input is read, and how an editor checks it beforehand. */
export interface Form<T> {
  readonly read: Read<T>;
  readonly schema: Schema;
  /** The form may contain line breaks (lists). In any other form they count as hidden characters. */
  readonly lines?: true;
}

/** A JSON Schema (2020-12) by which an editor checks a value. */
type Schema = Readonly<Record<string, unknown>>;

interface Pattern {
  readonly code: string;
  readonly expression: RegExp;
  /** Continues the sentence after "must be". */
  readonly rule: string;
  /** Shown in the remedy. */
  readonly example: string;
  /** The greatest length in UTF-16 units; default 256. */
  readonly longest?: number;
}

/** Makes a form from a regular expression. The value is the text itself. */
export const pattern = ({ code, expression, rule, example, longest = 256 }: Pattern): Form<string> => ({
  read: (text) =>
    text.length <= longest && expression.test(text)
      ? good(text)
      : bad(code, `must be ${rule}`, `Write it like \`${example}\`.`),
  schema: { type: 'string', pattern: expression.source, maxLength: longest },
});

/** Makes a form optional: an empty text is read as null. */
export const optional = <T>(form: Form<T>): Form<T | null> => ({
  ...form,
  read: (text): Parsed<T | null> => (text === '' ? good(null) : form.read(text)),
  schema: { anyOf: [{ const: '' }, form.schema] },
});

/** Code: the text is none of the words that the input knows. */
const UNKNOWN_WORD = 'TSD1206';

/** Makes a form that accepts one of a few words; the schema offers them for completion. */
export const choice = <const W extends string>(...words: readonly W[]): Form<W> => ({
  read: (text) => {
    const word = words.find((w) => w === text);
    const known = words.map((w) => `\`${w}\``).join(', ');
    return word === undefined
      ? bad(UNKNOWN_WORD, `must be one of ${words.join(', ')}`, `Write one of ${known}.`)
      : good(word);
  },
  schema: { enum: words },
});

/** The form of a boolean: exactly `true` or `false`. */
export const yesOrNo: Form<boolean> = {
  read: (text) =>
    text === 'true' || text === 'false'
      ? good(text === 'true')
      : bad(UNKNOWN_WORD, 'must be true or false', 'Write `true` or `false`.'),
  schema: { enum: [true, false, 'true', 'false'] },
};
