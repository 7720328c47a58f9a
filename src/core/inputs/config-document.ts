import { isFields } from '../text/json.ts';
import type { Problem } from '../errors.ts';
import { nearest } from './nearest.ts';
import { quoted } from '../text/quoted.ts';
import type { Definitions } from './definition.ts';

/**
 * Turns a config file's document into the texts that the same inputs would have. Expects scalars as written (`0x10`
 * stays `0x10`), so that files and inputs follow the same rules. Refuses unknown keys, since a setting that is
 * silently ignored is worse than an error.
 */
export const configTexts = (document: unknown, definitions: Definitions): Texts => {
  if (!isFields(document)) return { texts: {}, problems: [notMapping] };
  const known = configKeys(definitions);
  const problems: Problem[] = [];
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(document)) {
    const text = known.includes(key) ? asText(value, definitions[key]?.form.lines === true) : undefined;
    if (text === undefined) problems.push(unknownKey(key, known));
    else if (text === null) problems.push(wrongShape(key));
    else texts[key] = text;
  }
  return { texts, problems };
};

/** The texts of a config file by input name, and the problems of the rest. */
export interface Texts {
  readonly texts: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

/** True for inputs that a config file must not hold: the name of the file itself, and secrets. */
const isInputOnly = (definitions: Definitions, name: string): boolean =>
  name === 'config' || definitions[name]?.secret === true;

/** Lists the keys that a config file may have. */
export const configKeys = (definitions: Definitions): readonly string[] =>
  Object.keys(definitions).filter((name) => !isInputOnly(definitions, name));

/** Turns a list or mapping into lines if the form has lines; null for any other nesting. */
const asText = (value: unknown, lines: boolean): string | null => {
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
  remedy: 'Write one input on each line, e.g. `min-size: 2`.',
};

const unknownKey = (key: string, known: readonly string[]): Problem => {
  const meant = nearest(key, known);
  return {
    code: 'TSD1002',
    subject: 'config',
    message: `${quoted(key)} is not an input that a config file can hold`,
    remedy: meant === null ? 'Remove the key. README.md lists the inputs.' : `Did you mean \`${meant}\`?`,
  };
};

const wrongShape = (key: string): Problem => ({
  code: 'TSD1405',
  subject: key,
  message:
    'the value in the config file must be a single text or number (a list or mapping only where README.md says so)',
  remedy: 'Write the value on one line, as in the workflow.',
});
