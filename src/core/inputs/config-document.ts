import { isFields } from '../text/json.ts';
import type { Problem } from '../errors.ts';
import { nearest } from './nearest.ts';
import { quoted } from '../text/quoted.ts';
import type { Definitions } from './definition.ts';

/** Texts by input name, as far as they could be taken from a source. */
export interface Texts {
  readonly texts: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

/** Inputs that make no sense in a file: the file's own name, and secrets. */
const outsideFiles = (definitions: Definitions, name: string): boolean =>
  name === 'config' || definitions[name]?.secret === true;

/** Keys that the config file may have. */
export const configKeys = (definitions: Definitions): readonly string[] =>
  Object.keys(definitions).filter((name) => !outsideFiles(definitions, name));

/**
 * Turns the config file's document into the texts that the same inputs would have had. Scalars arrive as the text
 * that was written (`0x10` stays `0x10`), so file and input obey one rule. Unknown keys are refused: a setting that
 * is silently ignored is worse than an error.
 */
export const configTexts = (document: unknown, definitions: Definitions): Texts => {
  if (!isFields(document)) return { texts: {}, problems: [notMapping] };
  const known = configKeys(definitions);
  const problems: Problem[] = [];
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(document)) {
    const text = known.includes(key) ? flat(value, definitions[key]?.form.lines === true) : undefined;
    if (text === undefined) problems.push(unknownKey(key, known));
    else if (text === null) problems.push(wrongShape(key));
    else texts[key] = text;
  }
  return { texts, problems };
};

/** Lists and mappings become lines, where the form has lines; null for any other nesting. */
const flat = (value: unknown, lines: boolean): string | null => {
  if (typeof value === 'string') return value;
  if (!lines) return null;
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? value.join('\n') : null;
  if (!isFields(value)) return null;
  const pairs = Object.entries(value).map(([key, item]) =>
    typeof item === 'string' ? `${key}=${item}` : null,
  );
  return pairs.includes(null) ? null : pairs.join('\n');
};

const notMapping: Problem = {
  code: 'TSD1404',
  subject: 'config',
  message: 'the file must be a mapping of input names to values',
  remedy: 'Write one input a line, e.g. `min-size: 2`.',
};

const unknownKey = (key: string, known: readonly string[]): Problem => {
  const meant = nearest(key, known);
  return {
    code: 'TSD1002',
    subject: 'config',
    message: `${quoted(key)} is not an input that a config file can hold`,
    remedy: meant === null ? 'Remove it; README.md lists the inputs.' : `Did you mean \`${meant}\`?`,
  };
};

const wrongShape = (key: string): Problem => ({
  code: 'TSD1405',
  subject: key,
  message:
    'the value in the config file must be a single text or number (a list or mapping only where README.md says so)',
  remedy: 'Write it on one line as the input itself would be written.',
});
