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

/** A form that is one regular expression; the text is the value. `example` goes into the remedy. */
export const pattern = (
  code: string,
  expression: RegExp,
  rule: string,
  example: string,
  longest = 256,
): Form<string> => ({
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

/** One of a few words; the schema offers them for completion. */
export const choice = <const W extends string>(...words: readonly W[]): Form<W> => ({
  read: (text) => {
    const word = words.find((w) => w === text);
    const known = words.map((w) => `\`${w}\``).join(', ');
    return word === undefined
      ? bad('TSD1206', `must be one of ${words.join(', ')}`, `Write one of ${known}.`)
      : good(word);
  },
  schema: { enum: words },
});

/** `true` or `false`, nothing that merely resembles them. */
export const yesOrNo: Form<boolean> = {
  read: (text) =>
    text === 'true' || text === 'false'
      ? good(text === 'true')
      : bad('TSD1206', 'must be true or false', 'Write `true` or `false`.'),
  schema: { enum: [true, false, 'true', 'false'] },
};
