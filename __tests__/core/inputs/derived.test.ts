import { describe, expect, it } from '@jest/globals';
import {
  idleTimeoutSeconds,
  leastDrainSeconds,
  usualPort,
  zonesNeeded,
} from '../../../src/core/inputs/derived.ts';
import { SERVER } from '../../../src/core/inputs/definitions/server.ts';
import { outcome } from '../../fakes/inputs.ts';

describe('what follows from the response timeout', () => {
  it('is cut neither by the load balancer nor by the drain', () => {
    expect(idleTimeoutSeconds(120)).toBeGreaterThan(120);
    expect(leastDrainSeconds(120)).toBeGreaterThanOrEqual(idleTimeoutSeconds(120));
  });

  it('stays within what ELB accepts for the longest response timeout', () => {
    expect(outcome(SERVER['response-timeout'].form.read('60m'))).toBe('TSD1204');
    const longest = Number(outcome(SERVER['response-timeout'].form.read('59m')));
    expect(idleTimeoutSeconds(longest)).toBeLessThanOrEqual(4_000);
    expect(leastDrainSeconds(longest)).toBeLessThanOrEqual(3_600);
  });
});

it('two zones are needed as soon as there are two instances', () => {
  expect([1, 2, 6].map(zonesNeeded)).toEqual([1, 2, 2]);
});

it('the listener speaks HTTPS where there is a certificate', () => {
  expect([usualPort(null), usualPort('arn:…')]).toEqual([80, 443]);
});
