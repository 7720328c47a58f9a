import { Refusal } from '../core/errors.ts';
import { crossProblems } from '../core/inputs/cross-rules.ts';
import type { Definitions, Values } from '../core/inputs/definition.ts';
import { titleOfPart } from '../core/names.ts';
import { readValues } from '../core/inputs/read-values.ts';
import { readConfig, type Given } from './config-file.ts';

/** Reads and checks the inputs of a verb, the config file included. Throws a Refusal with every problem found; calls nobody. */
export const readInputs = async <D extends Definitions>(definitions: D, given: Given): Promise<Values<D>> => {
  const config = await readConfig(given);
  const { values, problems } = readValues(definitions, { ...given, config: config.texts });
  const all = [...config.problems, ...problems, ...crossProblems(values)];
  if (all.length > 0) throw new Refusal(all, titleOfPart(values));
  // Without a problem every input has its value.
  return values as Values<D>;
};
