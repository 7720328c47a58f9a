import type { Problem } from '../errors.ts';
import { hasHidden, quoted } from '../text/quoted.ts';
import type { Definition, Definitions, Values } from './definition.ts';

/** The inputs that could be read, and what is wrong with the others. */
export interface Reading<D extends Definitions> {
  readonly values: Partial<Values<D>>;
  readonly problems: readonly Problem[];
}

/** Where texts come from; an earlier one wins over a later one. An empty input was not given. */
export interface Sources {
  readonly inputs: Readonly<Record<string, string | undefined>>;
  readonly config: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const LONGEST = 16_384;

/** Reads every input, so that all problems are told at once. */
export const readValues = <D extends Definitions>(definitions: D, sources: Sources): Reading<D> => {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(definitions)) {
    const text = textOf(name, definition, sources);
    const result = text === undefined ? missing(name) : read(name, definition, text);
    if ('value' in result) values[name] = result.value;
    else problems.push(result.problem);
  }
  // Each value was put under its name by that name's own form.
  return { values: values as Partial<Values<D>>, problems };
};

const textOf = (name: string, definition: Definition<unknown>, sources: Sources): string | undefined => {
  const given = sources.inputs[name]?.trim();
  if (given !== undefined && given !== '') return given;
  if (Object.hasOwn(sources.config, name)) return sources.config[name];
  const variable = definition.environment?.find((key) => (sources.environment[key] ?? '') !== '');
  return variable === undefined ? definition.default : sources.environment[variable];
};

type Result = { readonly value: unknown } | { readonly problem: Problem };

const missing = (name: string): Result => ({
  problem: {
    code: 'TSD1001',
    subject: name,
    message: 'is required and was not given',
    remedy: `Give \`${name}\` under \`with:\`, or in the config file.`,
  },
});

const read = (name: string, definition: Definition<unknown>, text: string): Result => {
  const { form, secret } = definition;
  const shown = secret === true ? 'the value' : quoted(text);
  if (text.length > LONGEST || hasHidden(form.lines === true ? text.replace(/\r?\n/g, '') : text))
    return { problem: { code: 'TSD1003', subject: name, message: `${shown} ${CLEAN}`, remedy: RETYPE } };
  const parsed = form.read(text);
  if (parsed.ok) return { value: parsed.value };
  const { code, rule, remedy } = parsed.fault;
  return { problem: { code, subject: name, message: `${shown} ${rule}`, remedy } };
};

const CLEAN = `must be at most ${LONGEST} characters, without control characters or invisible ones`;
const RETYPE = 'Type the value anew: a copied text may carry characters that are not seen.';
