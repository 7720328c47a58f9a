import { bad, good } from './parsed.ts';
import type { Parsed, Read } from './parsed.ts';

/** The part of JSON Schema (2020-12) that tells an editor what a value looks like. */
export type Schema = Readonly<Record<string, unknown>>;

/** How the text of an input is read, and how an editor may check it beforehand. */
export interface Form<T> {
  readonly read: Read<T>;
  readonly schema: Schema;
  /** Line breaks are part of the form (lists). Elsewhere they are hidden characters. */
  readonly lines?: true;
}

interface Pattern {
  readonly code: string;
  readonly expression: RegExp;
  /** Goes on from "must be". */
  readonly rule: string;
  /** Goes into the remedy. */
  readonly example: string;
  /** In UTF-16 units; 256 unless told. */
  readonly longest?: number;
}

/** A form that is one regular expression; the text is the value. */
export const pattern = ({ code, expression, rule, example, longest = 256 }: Pattern): Form<string> => ({
  read: (text) =>
    text.length <= longest && expression.test(text)
      ? good(text)
      : bad(code, `must be ${rule}`, `Write it like \`${example}\`.`),
  schema: { type: 'string', pattern: expression.source, maxLength: longest },
});

/** An empty text stands for "not given". */
export const optional = <T>(form: Form<T>): Form<T | null> => ({
  ...form,
  read: (text): Parsed<T | null> => (text === '' ? good(null) : form.read(text)),
  schema: { anyOf: [{ const: '' }, form.schema] },
});

/** Code: the text is none of the words that the input knows. */
const UNKNOWN_WORD = 'TSD1206';

/** One of a few words; the schema offers them for completion. */
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

/** `true` or `false`, nothing that merely resembles them. */
export const yesOrNo: Form<boolean> = {
  read: (text) =>
    text === 'true' || text === 'false'
      ? good(text === 'true')
      : bad(UNKNOWN_WORD, 'must be true or false', 'Write `true` or `false`.'),
  schema: { enum: [true, false, 'true', 'false'] },
};
