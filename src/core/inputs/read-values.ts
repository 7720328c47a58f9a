import type { Problem } from '../errors.ts';
import { hasHidden, quoted } from '../text/quoted.ts';
import type { Definition, Definitions, Values } from './definition.ts';

/** Reads all inputs, and returns all problems at once. */
export const readValues = <D extends Definitions>(definitions: D, sources: Sources): Reading<D> => {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(definitions)) {
    const text = textOf(name, definition, sources);
    const result = text === undefined ? missing(name) : read(name, definition, text);
    if (result.ok) values[name] = result.value;
    else problems.push(result.problem);
  }
  // Safe: each value was read by the form of its own definition.
  return { values: values as Partial<Values<D>>, problems };
};

/** The values of the valid inputs, and the problems of the others. */
interface Reading<D extends Definitions> {
  readonly values: Partial<Values<D>>;
  readonly problems: readonly Problem[];
}

/** Where the texts of inputs come from. An earlier source wins over a later one. An empty input counts as not given. */
export interface Sources {
  readonly inputs: Readonly<Record<string, string | undefined>>;
  readonly config: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const LONGEST = 16_384;

const textOf = (name: string, definition: Definition<unknown>, sources: Sources): string | undefined => {
  const given = sources.inputs[name]?.trim();
  if (given !== undefined && given !== '') return given;
  if (Object.hasOwn(sources.config, name)) return sources.config[name];
  const variable = definition.environment?.find((key) => (sources.environment[key] ?? '') !== '');
  return variable === undefined ? definition.default : sources.environment[variable];
};

type Result =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

const refused = (problem: Problem): Result => ({ ok: false, problem });

const missing = (name: string): Result =>
  refused({
    code: 'TSD1001',
    subject: name,
    message: 'is required but was not given',
    remedy: `Give \`${name}\` under \`with:\`, or in the config file.`,
  });

const read = (name: string, definition: Definition<unknown>, text: string): Result => {
  const { form, secret } = definition;
  const shown = secret === true ? 'the value' : quoted(text);
  if (text.length > LONGEST || hasHidden(form.lines === true ? text.replace(/\r?\n/g, '') : text))
    return refused({ code: 'TSD1003', subject: name, message: `${shown} ${CLEAN}`, remedy: RETYPE });
  const parsed = form.read(text);
  if (parsed.ok) return { ok: true, value: parsed.value };
  const { code, rule, remedy } = parsed.fault;
  return refused({ code, subject: name, message: `${shown} ${rule}`, remedy });
};

const CLEAN = `must be at most ${LONGEST} characters, none of them control characters or invisible`;
const RETYPE = 'Type the value again: copied text may contain invisible characters.';
