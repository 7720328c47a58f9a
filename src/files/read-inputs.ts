import { Refusal } from '../core/errors.ts';
import { crossProblems, type RuledValues } from '../core/inputs/cross-rules.ts';
import type { Definitions, Values } from '../core/inputs/definition.ts';
import { readValues } from '../core/inputs/read-values.ts';
import { readConfig, type Given } from './config-file.ts';

/** Reads and checks the inputs of a verb, the config file included. Throws a Refusal with every problem found; calls nobody. */
export const readInputs = async <D extends Definitions>(definitions: D, given: Given): Promise<Values<D>> => {
  const config = await readConfig(given);
  const { values, problems } = readValues(definitions, { ...given, config: config.texts });
  // The tables of the verbs hold no other names than the rules know.
  const all = [...config.problems, ...problems, ...crossProblems(values as RuledValues)];
  if (all.length > 0) throw new Refusal(all);
  // Without a problem every input has its value.
  return values as Values<D>;
};
