import fc from 'fast-check';
import { configKeys, configTexts } from '../../../src/core/inputs/config-document.ts';
import { crossProblems } from '../../../src/core/inputs/cross-rules.ts';
import { DEPLOY_INPUTS } from '../../../src/core/inputs/deploy-inputs.ts';
import type { DeployValues } from '../../../src/core/inputs/deploy-inputs.ts';
import { deployRequest, notices } from '../../../src/core/inputs/deploy-request.ts';
import { readValues } from '../../../src/core/inputs/read-values.ts';
import { nearest } from '../../../src/core/inputs/nearest.ts';
import { goodTexts, INPUT_NAMES } from '../arbitraries/good-inputs.ts';
import { anyJson } from '../arbitraries/json-like.ts';
import { noise } from '../arbitraries/noise.ts';
import { texts, textsLike } from '../arbitraries/texts.ts';
import { allWellFormed } from '../oracles/problems.ts';
import { target, type Target } from '../target.ts';
import { holds, same } from '../violation.ts';

/** Targets that read all inputs together. */

/** Inputs of which some are valid, some invalid and some absent. */
export const someInputs = (most: number): fc.Arbitrary<Readonly<Record<string, string>>> => {
  const wrong = fc.oneof(
    ...INPUT_NAMES.map((name) => fc.tuple(fc.constant<string>(name), textsLike('', ...goodTexts(name)))),
  );
  const right = fc
    .tuple(...INPUT_NAMES.map((name) => fc.constantFrom('', ...goodTexts(name))))
    .map((values) => Object.fromEntries(INPUT_NAMES.map((name, i) => [name, values[i] ?? ''])));
  return fc
    .tuple(right, fc.array(wrong, { maxLength: most }))
    .map(([good, bad]) => ({ ...good, ...Object.fromEntries(bad) }));
};

const values = target({
  name: 'all inputs and the rules between',
  share: 10,
  inputs: fc.record({
    inputs: someInputs(4),
    config: someInputs(1),
    region: noise,
  }),
  check: ({ inputs, config, region }) => {
    const sources = { inputs, config, environment: { AWS_REGION: region } };
    const { values: read, problems } = readValues(DEPLOY_INPUTS, sources);
    const all = [...problems, ...crossProblems(read)];
    allWellFormed(all);
    holds(
      Object.keys(read).length + problems.length === INPUT_NAMES.length,
      'each input has a value or a problem',
    );
    if (all.length > 0) return;
    // Every input has its value unless there is a problem.
    const complete = read as DeployValues;
    const source = complete['model-artifact'];
    holds(
      deployRequest(complete, { artifact: source, golden: null }).policy.steps.length > 0,
      'a request has steps',
    );
    notices(complete);
  },
});

const secret = target({
  name: 'a secret that is refused',
  share: 4,
  inputs: fc
    .tuple(fc.string({ minLength: 12, maxLength: 40 }), noise)
    .map(([token, rest]) => `${token}é${rest}`),
  check: (token) => {
    const sources = { inputs: { 'github-token': token }, config: {}, environment: {} };
    const { problems } = readValues({ 'github-token': DEPLOY_INPUTS['github-token'] }, sources);
    allWellFormed(problems);
    const said = JSON.stringify(problems);
    holds(!said.includes(JSON.stringify(token.trim()).slice(1, 13)), 'a secret is in no message');
  },
});

const keys = configKeys(DEPLOY_INPUTS);
const mapping = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...keys) },
        { weight: 1, arbitrary: textsLike(...keys) },
      ),
      fc.oneof({ weight: 4, arbitrary: noise }, { weight: 1, arbitrary: anyJson }),
    ),
    { maxLength: 6 },
  )
  .map((entries) => Object.fromEntries(entries));

const config = target({
  name: 'config documents',
  share: 10,
  inputs: fc.oneof<fc.MaybeWeightedArbitrary<unknown>[]>(
    { weight: 5, arbitrary: mapping },
    { weight: 1, arbitrary: anyJson },
  ),
  check: (document) => {
    const { texts: read, problems } = configTexts(document, DEPLOY_INPUTS);
    allWellFormed(problems);
    holds(
      Object.keys(read).every((key) => keys.includes(key)),
      'only keys of a config file are taken',
    );
    same(configTexts(read, DEPLOY_INPUTS).texts, read, 'texts are read as themselves');
  },
});

const word = target({
  name: 'the word that was meant',
  share: 3,
  inputs: texts(fc.constantFrom(...keys)),
  check: (text) => {
    const found = nearest(text, keys);
    holds(found === null || keys.includes(found), 'only a known word is offered');
  },
});

export const INPUTS: readonly Target[] = [values, secret, config, word];
