import { Refusal } from '../core/errors.ts';
import { crossProblems } from '../core/inputs/cross-rules.ts';
import type { Definitions, Values } from '../core/inputs/definition.ts';
import { titleOfPart } from '../core/names.ts';
import { readValues } from '../core/inputs/read-values.ts';
import { readConfig, type Given } from './config-file.ts';

/**
 * Reads and checks the inputs of a verb, including the config file. Throws a Refusal with all problems. Makes no
 * network call.
 */
export const readInputs = async <D extends Definitions>(definitions: D, given: Given): Promise<Values<D>> => {
  const config = await readConfig(given);
  const { values, problems } = readValues(definitions, { ...given, config: config.texts });
  const all = [...config.problems, ...problems, ...crossProblems(values)];
  if (all.length > 0) throw new Refusal(all, titleOfPart(values));
  // Safe: without a problem every input has a value.
  return values as Values<D>;
};
