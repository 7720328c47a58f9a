import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEPLOY_INPUTS } from '../../../src/core/inputs/deploy-inputs.ts';
import type { DeployValues } from '../../../src/core/inputs/deploy-inputs.ts';
import { deployRequest } from '../../../src/core/inputs/deploy-request.ts';
import { readValues } from '../../../src/core/inputs/read-values.ts';
import { canonical, releaseManifest } from '../../../src/core/plan/manifest.ts';
import type { PreparedRequest } from '../../../src/core/request.ts';
import { GOOD } from '../../fakes/inputs.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const prepared = (inputs: Readonly<Record<string, string>> = {}): PreparedRequest => {
  const sources = { inputs: { ...GOOD, ...inputs }, config: {}, environment: {} };
  const values = readValues(DEPLOY_INPUTS, sources).values as DeployValues;
  const request = deployRequest(values, { artifact: values['model-artifact'], golden: null });
  const verified = {
    uri: 's3://models/recommender.mar',
    versionId: null,
    sha256: 'a'.repeat(64),
    modelName: 'recommender',
    modelVersion: '1.0',
  };
  return { ...request, verified, bucket: 'state' };
};

const FILES = { fleetTemplate: 'template', instanceFiles: 'digest' };
const BASE = releaseManifest(prepared(), FILES, sha256);

describe('releaseManifest', () => {
  it('is the same for the same release', () => {
    expect(BASE).toMatch(/^[0-9a-f]{64}$/);
    expect(releaseManifest(prepared(), FILES, sha256)).toBe(BASE);
  });

  it.each([
    ['instance-type', 'c7g.xlarge'],
    ['image', `${GOOD['image']?.replace(/0/g, '1')}`],
    ['workers', '3'],
    ['batch-size', '8'],
    ['response-timeout', '30s'],
    ['drain-time', '5m'],
  ])('changes with %s, which needs a new fleet', (name, value) => {
    expect(releaseManifest(prepared({ [name]: value }), FILES, sha256)).not.toBe(BASE);
  });

  it('changes with the archive, the golden set and every file that instances are made from', () => {
    const request = prepared();
    const golden = { requests: [{ name: 'one', body: 1, expect: { json: 1 } }] };
    const others = [
      releaseManifest(
        { ...request, verified: { ...request.verified, sha256: 'b'.repeat(64) } },
        FILES,
        sha256,
      ),
      releaseManifest({ ...request, golden }, FILES, sha256),
      releaseManifest(request, { ...FILES, fleetTemplate: 'other' }, sha256),
      releaseManifest(request, { ...FILES, instanceFiles: 'other' }, sha256),
    ];
    expect(new Set([BASE, ...others]).size).toBe(5);
  });

  it.each([
    ['min-size', '3'],
    ['max-size', '9'],
    ['scaling', 'queue=2'],
    ['tags', 'team=search'],
    ['strategy', 'all-at-once'],
  ])('does not change with %s, which a live fleet takes in place', (name, value) => {
    expect(releaseManifest(prepared({ [name]: value }), FILES, sha256)).toBe(BASE);
  });
});

describe('canonical', () => {
  it('does not depend on the order of keys', () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .toReversed()
                .map(([key, part]) => [key, reversed(part)]),
            )
          : value;
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(reversed(value))).toBe(canonical(value));
        expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
      }),
    );
  });
});
