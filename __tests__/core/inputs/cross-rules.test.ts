import { describe, expect, it } from '@jest/globals';
import { crossProblems } from '../../../src/core/inputs/cross-rules.ts';
import { DEPLOY_INPUTS } from '../../../src/core/inputs/deploy-inputs.ts';
import { readValues } from '../../../src/core/inputs/read-values.ts';
import { GOOD } from '../../fakes/inputs.ts';

const CERTIFICATE = 'arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555';
const NETWORK = {
  'vpc-id': 'vpc-0123456789abcdef0',
  'subnet-ids': 'subnet-0123456789abcdef0,subnet-0123456789abcdef1',
  'load-balancer-subnet-ids': 'subnet-0123456789abcdef2,subnet-0123456789abcdef3',
};

const codes = (inputs: Readonly<Record<string, string>>): readonly string[] => {
  const { values, problems } = readValues(DEPLOY_INPUTS, {
    inputs: { ...GOOD, ...inputs },
    config: {},
    environment: {},
  });
  expect(problems).toEqual([]);
  return crossProblems(values).map(({ code }) => code);
};

describe('rules between inputs', () => {
  it.each([
    ['names that fit', { service: 'a'.repeat(18), environment: 'staging' }, []],
    ['names one letter too long', { service: 'a'.repeat(19), environment: 'staging' }, ['TSD1102']],
    ['equal sizes', { 'min-size': '4' }, []],
    ['a minimum above the maximum', { 'min-size': '5' }, ['TSD1301']],
    ['the internet without a certificate', { scheme: 'internet-facing' }, ['TSD1302']],
    ['the internet with a certificate', { scheme: 'internet-facing', 'certificate-arn': CERTIFICATE }, []],
    ['plain HTTP said aloud', { scheme: 'internet-facing', 'allow-insecure-http': 'true' }, []],
    ['a container without an image', { image: '' }, ['TSD1303']],
    ['a process without a machine image', { runtime: 'process' }, ['TSD1304']],
    [
      'a process on a machine image',
      { runtime: 'process', 'image-id': 'ami-0123456789abcdef0', image: '' },
      [],
    ],
    ['a whole network', NETWORK, []],
    ['a network by halves', { 'vpc-id': NETWORK['vpc-id'] }, ['TSD1305']],
    ['subnets without their network', { 'subnet-ids': NETWORK['subnet-ids'] }, ['TSD1305']],
    ['one subnet', { ...NETWORK, 'subnet-ids': 'subnet-0123456789abcdef0' }, ['TSD1306']],
    [
      'one subnet for the load balancer',
      { ...NETWORK, 'load-balancer-subnet-ids': 'subnet-0123456789abcdef0' },
      ['TSD1306'],
    ],
    [
      'a certificate of another region',
      { 'certificate-arn': CERTIFICATE, 'aws-region': 'us-east-1' },
      ['TSD1307'],
    ],
    ['a drain below the longest prediction', { 'drain-time': '1m' }, ['TSD1308']],
    ['a drain that just suffices', { 'drain-time': '10m', 'response-timeout': '590s' }, []],
    ['a drain one second too short', { 'drain-time': '10m', 'response-timeout': '591s' }, ['TSD1308']],
    ['a shift longer than a job', { strategy: 'linear 1% 4m' }, ['TSD1309']],
    [
      'deadlines longer than a job',
      { 'deadline-verifying': '4h', 'deadline-provisioning': '2h' },
      ['TSD1309'],
    ],
  ])('%s', (_what, inputs, expected) => {
    expect(codes(inputs)).toEqual(expected);
  });
});
