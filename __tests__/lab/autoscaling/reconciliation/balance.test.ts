import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Place } from '../../../../lab/autoscaling/groups/activity.ts';
import { nextPlaces, instancesToEnd } from '../../../../lab/autoscaling/reconciliation/balance.ts';
import type { Group, Member } from '../../../../lab/autoscaling/groups/group.ts';

const PLACES: readonly Place[] = ['a', 'b', 'c'].map((zone) => ({ subnetId: `subnet-${zone}`, zone }));

const member = (zone: string, launchedAt: number, protectedFromScaleIn = false): Member => ({
  key: `${zone}-${launchedAt}`,
  instanceId: `i-${zone}-${launchedAt}`,
  launchedFrom: null,
  place: { subnetId: `subnet-${zone}`, zone },
  lifecycle: 'InService',
  unhealthy: null,
  protectedFromScaleIn,
  template: { id: 'lt-1', name: 'fleet', version: '1' },
  launchedAt,
  inServiceAt: launchedAt,
  forBalance: false,
});

const members = fc
  .array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
  .map((zones) => zones.map((zone, index) => member(zone, index)));

const counts = (zones: readonly string[]): readonly number[] =>
  PLACES.map(({ zone }) => zones.filter((other) => other === zone).length);

const spread = (zones: readonly string[]): number => Math.max(...counts(zones)) - Math.min(...counts(zones));

const group = (terminationPolicies: readonly string[]): Group => ({ terminationPolicies }) as Group;

describe('where instances are launched', () => {
  it('never differs by more than one between zones', () => {
    fc.assert(
      fc.property(members, fc.nat(12), (there, wanted) => {
        const before = there.map(({ place }) => place.zone);
        const added = nextPlaces(PLACES, there, wanted, () => true).map(({ zone }) => zone);
        expect(added).toHaveLength(wanted);
        expect(spread([...before, ...added])).toBeLessThanOrEqual(Math.max(1, spread(before)));
      }),
    );
  });

  it('uses open zones alone, and none when none is open', () => {
    expect(nextPlaces(PLACES, [], 3, (zone) => zone === 'b').map(({ zone }) => zone)).toEqual([
      'b',
      'b',
      'b',
    ]);
    expect(nextPlaces(PLACES, [], 3, () => false)).toEqual([]);
  });
});

describe('what a scale-in ends', () => {
  it('never differs by more than one between zones', () => {
    fc.assert(
      fc.property(members, fc.nat(12), (there, surplus) => {
        const chosen = instancesToEnd(group(['Default']), there, surplus);
        expect(chosen).toHaveLength(Math.min(surplus, there.length));
        const left = there.filter((one) => !chosen.includes(one)).map(({ place }) => place.zone);
        expect(spread(left)).toBeLessThanOrEqual(Math.max(1, spread(there.map(({ place }) => place.zone))));
      }),
    );
  });

  it('is the oldest of the fullest zone, or the newest where the group asks for it', () => {
    const there = [member('a', 1), member('b', 2), member('b', 3)];
    expect(instancesToEnd(group(['Default']), there, 1)[0]?.launchedAt).toBe(2);
    expect(instancesToEnd(group(['NewestInstance']), there, 1)[0]?.launchedAt).toBe(3);
  });

  it('ASG-14 is nothing that is protected', () => {
    const there = [member('a', 1, true), member('a', 2, true), member('b', 3)];
    expect(instancesToEnd(group(['Default']), there, 3).map(({ launchedAt }) => launchedAt)).toEqual([3]);
  });
});
