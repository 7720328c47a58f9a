import { describe, expect, it } from '@jest/globals';
import { healthOf, type HollowState } from '../../../lab/hollow/hollow-report.ts';
import { DEFAULTS, matchesInstance, type Misbehaviour } from '../../../lab/hollow/misbehaviour.ts';
import { bundlePlace } from '../../../lab/hollow/user-data.ts';
import { fleetUserData } from '../instances/fleet-user-data.ts';

describe('user data', () => {
  it('of the fleet template names the bundle', () => {
    const values = {
      'AWS::Region': 'eu-central-1',
      BundleUri: 's3://state/bundles/one.zip',
      BundleSha256: 'ab'.repeat(32),
    };
    expect(bundlePlace(fleetUserData(values))).toEqual({
      bucket: 'state',
      key: 'bundles/one.zip',
      sha256: 'ab'.repeat(32),
    });
  });

  it('of any other kind is refused', () => {
    expect(() => bundlePlace('#!/bin/sh\necho hello')).toThrow(/only the user data/);
  });
});

describe('a hollow instance reports', () => {
  const none = null;
  const { fail, stall, degrade, unhealthy } = DEFAULTS;
  it.each<[HollowState['life'], Misbehaviour | null, string, string, boolean, boolean]>([
    ['booting', none, 'booting', 'start-server', false, false],
    ['booting', fail, 'booting', 'start-server', false, false],
    ['loading', none, 'loading', 'load-model', false, false],
    ['loading', stall, 'loading', 'load-model', false, false],
    ['failed', fail, 'failed', 'load-model', false, false],
    ['served', none, 'ready', 'serve', true, true],
    ['served', fail, 'ready', 'serve', true, true],
    ['served', stall, 'ready', 'serve', true, true],
    ['served', degrade, 'degraded', 'golden', true, true],
    ['served', unhealthy, 'degraded', 'serve', false, false],
    ['draining', none, 'draining', 'stop', false, true],
    ['draining', degrade, 'draining', 'stop', false, true],
  ])('%s, told %o: %s at %s, healthy %s, serves %s', (life, wrong, state, step, healthy, serves) => {
    expect(healthOf({ life, wrong })).toMatchObject({ state, step, healthy, serves });
  });
});

describe('an instance filter', () => {
  const instance = {
    instanceId: 'i-1',
    zone: 'a',
    environment: 'prod',
    releaseId: 'r1',
    modelVersion: '2.0',
  };
  it.each([
    [{}, true],
    [{ releaseId: 'r1' }, true],
    [{ releaseId: 'r1', zone: 'a' }, true],
    [{ releaseId: 'r1', zone: 'b' }, false],
    [{ environment: 'test' }, false],
    [{ instanceId: 'i-2' }, false],
    [{ modelVersion: '2.0' }, true],
  ])('%j: %s', (whom, meant) => {
    expect(matchesInstance(whom, instance)).toBe(meant);
  });
});
