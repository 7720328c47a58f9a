import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { crossProblems } from '../../../src/core/inputs/cross-rules.ts';
import { DEPLOY_INPUTS } from '../../../src/core/inputs/deploy-inputs.ts';
import { readValues } from '../../../src/core/inputs/read-values.ts';
import type { Problem } from '../../../src/core/errors.ts';
import { hasHidden } from '../../../src/core/text/quoted.ts';
import { GOOD } from '../../fakes/inputs.ts';

const check = (inputs: Readonly<Record<string, string>>): readonly Problem[] => {
  const { values, problems } = readValues(DEPLOY_INPUTS, {
    inputs: { ...GOOD, ...inputs },
    config: {},
    environment: {},
  });
  return [...problems, ...crossProblems(values)];
};

const told = (inputs: Readonly<Record<string, string>>): readonly string[] =>
  check(inputs).map(({ code, subject }) => `${code} ${subject}`);

it('the fewest good inputs have no problem', () => {
  expect(check({})).toEqual([]);
});

describe('bad input is refused with one code, under its own name', () => {
  it.each([
    ['service', '', 'TSD1001'],
    ['service', '1st', 'TSD1101'],
    ['service', '-a', 'TSD1101'],
    ['service', 'a_b', 'TSD1101'],
    ['service', 'a/b', 'TSD1101'],
    ['service', 'a b', 'TSD1101'],
    ['service', '$(id)', 'TSD1101'],
    ['service', 'rеcommender', 'TSD1101'], // a Cyrillic letter
    ['service', 'a'.repeat(31), 'TSD1101'],
    ['service', 'a'.repeat(19), 'TSD1102'],
    ['service', 'a\u200bb', 'TSD1003'],
    ['service', 'a\u202eb', 'TSD1003'],
    ['service', 'a\u0000b', 'TSD1003'],
    ['service', 'a\ud800', 'TSD1003'],
    ['service', 'a\nb', 'TSD1003'],
    ['environment', 'prod.example', 'TSD1101'],
    ['aws-region', 'eu-central-1a', 'TSD1103'],
    ['aws-region', 'eu-central-1.example.org', 'TSD1103'],
    ['aws-region', 'eu-central-1/', 'TSD1103'],
    ['aws-region', 'eu-central-1@example', 'TSD1103'],
    ['aws-region', 'EU-CENTRAL-1', 'TSD1103'],
    ['aws-region', 'localhost', 'TSD1103'],
    ['role-to-assume', 'deploy', 'TSD1104'],
    ['role-to-assume', 'arn:aws:iam::12345:role/deploy', 'TSD1104'],
    ['role-to-assume', 'arn:aws:iam::123456789012:user/deploy', 'TSD1104'],
    ['certificate-arn', 'arn:aws:iam::123456789012:server-certificate/x', 'TSD1105'],
    ['permissions-boundary', 'boundary', 'TSD1106'],
    ['image-id', 'ami-xyz', 'TSD1108'],
    ['image-id', '/aws/service/x', 'TSD1108'],
    ['network-stack', 'a_b', 'TSD1109'],
    ['instance-type', 'large', 'TSD1110'],
    ['instance-type', 'inf2.xlarge', 'TSD1111'],
    ['state-bucket', 's3://bucket', 'TSD1112'],
    ['state-bucket', '192.0.2.1', 'TSD1112'],
    ['alarms', 'a'.repeat(256), 'TSD1113'],
    ['model-artifact', 's3://bucket/k.mar?x=1', 'TSD1120'],
    ['model-artifact', 's3://bucket/../k.mar', 'TSD1120'],
    ['model-artifact', 's3://bucket/%2e%2e/k.mar', 'TSD1120'],
    ['model-artifact', 'https://bucket/k.mar', 'TSD1121'],
    ['model-artifact', 'model.zip', 'TSD1122'],
    ['image', '123456789012.dkr.ecr.eu-central-1.amazonaws.com/torchserve:latest', 'TSD1130'],
    ['image', 'registry.example.org/torchserve@sha256:abc', 'TSD1130'],
    ['image', 'pytorch/torchserve:0.12.0-cpu', 'TSD1131'],
    ['image', 'torchserve', 'TSD1131'],
    ['image', `pytorch/torchserve@sha256:${'0'.repeat(64)}`, 'TSD1131'],
    ['min-size', '1e3', 'TSD1201'],
    ['min-size', '0x10', 'TSD1201'],
    ['min-size', '-1', 'TSD1201'],
    ['min-size', '+1', 'TSD1201'],
    ['min-size', '2.0', 'TSD1201'],
    ['min-size', '1_000', 'TSD1201'],
    ['min-size', 'NaN', 'TSD1201'],
    ['min-size', 'Infinity', 'TSD1201'],
    ['min-size', '２', 'TSD1201'], // a full-width digit
    ['min-size', '9'.repeat(13), 'TSD1201'],
    ['min-size', '0', 'TSD1202'],
    ['max-size', '1001', 'TSD1202'],
    ['listener-port', '65536', 'TSD1202'],
    ['floor', '75', 'TSD1201'],
    ['floor', '0%', 'TSD1202'],
    ['floor', '101%', 'TSD1202'],
    ['bake-time', '10', 'TSD1203'],
    ['bake-time', '-5m', 'TSD1203'],
    ['bake-time', '0m', 'TSD1204'],
    ['bake-time', '5h', 'TSD1204'],
    ['health-interval', '4s', 'TSD1204'],
    ['response-timeout', '1500ms', 'TSD1204'],
    ['scheme', 'Internal', 'TSD1206'],
    ['scheme', 'public', 'TSD1206'],
    ['comment', 'yes', 'TSD1206'],
    ['allow-insecure-http', 'yes', 'TSD1206'],
    ['allow-insecure-http', 'True', 'TSD1206'],
    ['alarms', 'a, a', 'TSD1207'],
    ['tags', 'team', 'TSD1208'],
    ['tags', 'aws:team=a', 'TSD1208'],
    ['tags', 'torchserve-deploy:release=a', 'TSD1208'],
    ['tags', 'a=1\na=2', 'TSD1208'],
    ['log-retention-days', '31', 'TSD1209'],
    ['strategy', 'canary 0% 5m', 'TSD1211'],
    ['strategy', 'canary 100% 5m', 'TSD1211'],
    ['strategy', 'canary 50% 5m, 20% 5m', 'TSD1212'],
    ['strategy', 'canary 10% held', 'TSD1203'],
    ['scaling', 'cpu=0', 'TSD1221'],
    ['golden', 'a\u202e.json', 'TSD1003'],
    ['config', 'a\\b.yaml', 'TSD1401'],
    ['tags', 'x'.repeat(20_000), 'TSD1003'],
  ])('%s: %j → %s', (name, text, code) => {
    expect(told({ [name]: text })).toEqual([`${code} ${name}`]);
  });

  it('subnets: each of them is looked at', () => {
    const inputs = {
      'vpc-id': 'vpc-0123456789abcdef0',
      'subnet-ids': 'subnet-0123456789abcdef0, subnet-1',
      'load-balancer-subnet-ids': 'subnet-0123456789abcdef1,subnet-0123456789abcdef2',
    };
    expect(told(inputs)).toEqual(['TSD1107 subnet-ids']);
    expect(check(inputs)[0]?.message).toContain('"subnet-1" is not');
  });
});

it('blanks count as not given', () => {
  expect(check({ 'min-size': '  ', config: '\n' })).toEqual([]);
});

it('all problems are told at once, those between inputs too', () => {
  const inputs = {
    service: '1',
    'min-size': '9',
    'max-size': 'x',
    strategy: 'canary',
    scheme: 'internet-facing',
    image: '',
  };
  expect(told(inputs)).toEqual([
    'TSD1101 service',
    'TSD1201 max-size',
    'TSD1210 strategy',
    'TSD1302 certificate-arn',
    'TSD1303 image',
  ]);
});

it('a bad token is not shown', () => {
  const [problem] = check({ 'github-token': 'ghs secret' });
  expect(problem?.code).toBe('TSD1114');
  expect(JSON.stringify(problem)).not.toContain('secret');
});

it('whatever is given, nothing throws and every message is one visible line', () => {
  const names = Object.keys(DEPLOY_INPUTS);
  const texts = fc.dictionary(
    fc.constantFrom(...names, '__proto__', 'constructor'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, (inputs) => {
      for (const { message, remedy } of check(inputs)) expect(hasHidden(message + remedy)).toBe(false);
    }),
    { numRuns: 300 },
  );
});
