import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { pythonEnvironment } from '../../../../lab/python-environment.ts';
import { instanceKind } from '../../../../src/core/inputs/forms/instance-type.ts';
import { outcome } from '../../../fakes/inputs.ts';

interface Described {
  readonly ProcessorInfo: { readonly SupportedArchitectures: readonly string[] };
  readonly GpuInfo?: object;
  readonly [other: string]: unknown;
}

/** EC2's own DescribeInstanceTypes answer, as moto ships it. */
const describedTypes = (): Readonly<Record<string, Described>> => {
  const lib = join(pythonEnvironment().bin, '..', 'lib');
  const version = readdirSync(lib).find((name) => name.startsWith('python3')) ?? '';
  const file = join(lib, version, 'site-packages/moto/ec2/resources/instance_types.json.gz');
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as Record<string, Described>;
};

const OTHER_ACCELERATORS = ['InferenceAcceleratorInfo', 'NeuronInfo', 'FpgaInfo', 'MediaAcceleratorInfo'];

/** The list forgets the accelerator of trn2u alone. */
const expected = (name: string, type: Described): string => {
  const architectures = type.ProcessorInfo.SupportedArchitectures;
  const accelerated = name.startsWith('trn') || OTHER_ACCELERATORS.some((key) => key in type);
  if (accelerated || architectures.some((kind) => kind.endsWith('_mac'))) return 'TSD1111';
  return `${architectures.includes('arm64') ? 'arm64' : 'x86_64'}${type.GpuInfo === undefined ? '' : ' gpu'}`;
};

const found = (name: string): string => {
  const kind = outcome(instanceKind(name));
  return typeof kind === 'string' ? kind : `${kind.architecture}${kind.gpu ? ' gpu' : ''}`;
};

describe('instanceKind', () => {
  it('agrees with EC2 on architecture and GPU of every type', () => {
    const types = Object.entries(describedTypes());
    expect(types.length).toBeGreaterThan(1_000);
    const wrong = types.filter(([name, type]) => found(name) !== expected(name, type));
    expect(wrong.map(([name, type]) => `${name}: ${found(name)}, EC2 says ${expected(name, type)}`)).toEqual(
      [],
    );
  });

  it('knows what that list leaves out', () => {
    expect(found('p6e-gb200.36xlarge')).toBe('arm64 gpu');
    expect(found('g4ad.xlarge')).toBe('TSD1111');
    expect(found('f1.2xlarge')).toBe('TSD1111');
  });

  it.each([
    '',
    'c7i',
    'c.xlarge',
    '.xlarge',
    'c7i.',
    'c7i.huge',
    'C7I.xlarge',
    'c7i.xlarge;ls',
    'c7i.xlarge ',
    '$(id).large',
    'c7i/xlarge',
  ])('refuses %j', (text) => {
    expect(outcome(instanceKind(text))).toBe('TSD1110');
  });
});
