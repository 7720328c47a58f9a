import fc from 'fast-check';
import { artifactSource } from '../../../src/core/inputs/forms/artifact-source.ts';
import { duration, formatDuration, milliseconds } from '../../../src/core/inputs/forms/duration.ts';
import { DEPLOY_INPUTS } from '../../../src/core/inputs/deploy-inputs.ts';
import { instanceKind } from '../../../src/core/inputs/forms/instance-type.ts';
import type { Parsed } from '../../../src/core/inputs/parsed.ts';
import { scaling } from '../../../src/core/inputs/forms/scaling.ts';
import { strategy } from '../../../src/core/inputs/forms/strategy.ts';
import { goodTexts, INPUT_NAMES } from '../arbitraries/good-inputs.ts';
import { texts, textsLike } from '../arbitraries/texts.ts';
import { parsedWell } from '../oracles/problems.ts';
import { target, type Target } from '../target.ts';
import { holds, same } from '../violation.ts';

/** Targets that read the text of one input. */

/** The text of any input, read by the form of that input. */
const ofEachForm = fc.oneof(
  ...INPUT_NAMES.map((name) =>
    fc.record({ name: fc.constant(name), text: textsLike('', ...goodTexts(name)) }),
  ),
);

const forms = target({
  name: 'every form of an input',
  share: 30,
  inputs: ofEachForm,
  check: ({ name, text }) => {
    const { form } = DEPLOY_INPUTS[name];
    const parsed: Parsed<unknown> = form.read(text);
    parsedWell(parsed);
    same(form.read(text), parsed, 'reading twice gives the same');
  },
});

const amount = fc.tuple(fc.nat({ max: 400_000_000 }), fc.constantFrom('ms', 's', 'm', 'h'));

const durations = target({
  name: 'durations',
  share: 12,
  inputs: texts(amount.map(([n, unit]) => `${n}${unit}`)),
  check: (text) => {
    const parsed = duration('1s', '4h', 1_000)(text);
    parsedWell(parsed);
    const ms = milliseconds(text);
    holds(ms === null || Number.isSafeInteger(ms), 'a duration is a whole number of ms');
    holds(ms === null || milliseconds(formatDuration(ms)) === ms, 'what is written is read as the same time');
    holds(!parsed.ok || (parsed.value >= 1_000 && parsed.value <= 14_400_000), 'a duration is in its bounds');
  },
});

const stop = fc.tuple(fc.nat({ max: 110 }), fc.constantFrom('5m', '1s', '2h', '3h', 'hold', '0s', '90s'));
const way = fc
  .tuple(fc.constantFrom('canary', 'linear'), fc.array(stop, { minLength: 1, maxLength: 4 }))
  .map(([kind, stops]) => `${kind} ${stops.map(([percent, wait]) => `${percent}% ${wait}`).join(', ')}`);

const strategies = target({
  name: 'strategies',
  share: 12,
  inputs: texts(fc.oneof(way, fc.constantFrom(...goodTexts('strategy')))),
  check: (text) => {
    const parsed = strategy(text);
    parsedWell(parsed);
    if (!parsed.ok) return;
    const weights = parsed.value.map(({ weight }) => weight);
    holds(weights.at(-1) === 100, 'the last step is 100 %');
    holds(
      weights.every((weight, i) => Number.isInteger(weight) && weight > (weights[i - 1] ?? 0)),
      'weights are whole and rise from step to step',
    );
  },
});

const signal = fc
  .tuple(fc.constantFrom('cpu', 'requests', 'latency', 'queue', 'memory'), fc.nat({ max: 2_000_000 }))
  .map(([kind, value]) => `${kind}=${value}`);

const scalings = target({
  name: 'scaling',
  share: 8,
  inputs: texts(fc.array(signal, { minLength: 1, maxLength: 5 }).map((signals) => signals.join(','))),
  check: (text) => {
    const parsed = scaling(text);
    parsedWell(parsed);
    if (!parsed.ok) return;
    const kinds = parsed.value.map(({ kind }) => kind);
    holds(kinds.length > 0 && new Set(kinds).size === kinds.length, 'each signal is there once');
  },
});

const part = fc.constantFrom('a', 'b-1', 'x.mar', '..', '.', '', '%2e%2e', 'é', 'a b', "it's");
const uri = fc
  .tuple(
    fc.constantFrom(
      's3://models',
      's3://a.b',
      's3://10.0.0.1',
      's3:/',
      's3://u@models',
      'S3://m',
      'https://m',
      '',
    ),
    fc.array(part, { maxLength: 4 }),
    fc.constantFrom('.mar', '.mar?versionId=v1', '.mar?versionId=', '.mar?a=b', '.mar#x', '.zip'),
  )
  .map(([start, parts, end]) => `${[start, ...parts].join('/')}/model${end}`);

const artifacts = target({
  name: 'artifact addresses',
  share: 12,
  inputs: texts(fc.oneof(uri, fc.constantFrom(...goodTexts('model-artifact')))),
  check: (text) => {
    const parsed = artifactSource(text);
    parsedWell(parsed);
    if (!parsed.ok) return;
    const source = parsed.value;
    if (source.kind === 'file') return holds(source.path === text, 'a path is not changed');
    const query = source.versionId === null ? '' : `?versionId=${source.versionId}`;
    holds(`s3://${source.bucket}/${source.key}${query}` === text, 'what was read is what is fetched');
    holds(!source.key.split('/').includes('..'), 'a key has no way up');
  },
});

const type = fc
  .tuple(
    fc.constantFrom('c', 'm', 'g', 'gr', 'p', 'inf', 'trn', 'a', 't', 'u', 'mac', 'hpc', 'x'),
    fc.nat({ max: 12 }),
    fc.constantFrom('', 'i', 'g', 'gd', 'ad', 'dn', '-flex', '-gb200', '-6tb1'),
    fc.constantFrom('large', '2xlarge', 'metal', 'metal-24xl', 'nano', 'huge'),
  )
  .map(([family, generation, rest, size]) => `${family}${generation}${rest}.${size}`);

const instanceTypes = target({
  name: 'instance types',
  share: 8,
  inputs: texts(fc.oneof(type, fc.constantFrom(...goodTexts('instance-type')))),
  check: (text) => {
    const parsed = instanceKind(text);
    parsedWell(parsed);
    holds(!parsed.ok || parsed.value.instanceType === text, 'the type is not changed');
  },
});

export const FORMS: readonly Target[] = [forms, durations, strategies, scalings, artifacts, instanceTypes];
