import type { Place } from '../groups/activity.ts';
import { isLeaving, type Group, type Member } from '../groups/group.ts';

const count = (members: readonly Member[], zone: string): number =>
  members.filter((member) => member.place.zone === zone).length;

/**
 * Where the next instances go: always the zone with the fewest, the first in the group's order among equals, and
 * only zones that are open. Fewer places than asked for when no zone is open.
 */
export function nextPlaces(
  places: readonly Place[],
  members: readonly Member[],
  wanted: number,
  isOpen: (zone: string) => boolean,
): readonly Place[] {
  const open = places.filter((place) => isOpen(place.zone));
  if (open.length === 0) return [];
  const filled = new Map(open.map((place) => [place, count(members, place.zone)]));
  return Array.from({ length: wanted }, () => {
    const place = open.reduce((best, next) =>
      (filled.get(next) ?? 0) < (filled.get(best) ?? 0) ? next : best,
    );
    filled.set(place, (filled.get(place) ?? 0) + 1);
    return place;
  });
}

/**
 * Whom a scale-in ends: from the zone with the most, the oldest (or by `NewestInstance` the newest) that is not
 * protected; none when all are protected, and the group stays above its desired capacity (ASG-14).
 */
export function victims(group: Group, members: readonly Member[], surplus: number): readonly Member[] {
  const newestFirst = group.terminationPolicies[0] === 'NewestInstance';
  const remaining = [...members];
  const chosen: Member[] = [];
  while (chosen.length < surplus) {
    const victim = remaining
      .filter((member) => !member.protectedFromScaleIn && member.instanceId !== null)
      .toSorted(
        (a, b) =>
          count(remaining, b.place.zone) - count(remaining, a.place.zone) ||
          (newestFirst ? b.launchedAt - a.launchedAt : a.launchedAt - b.launchedAt),
      )[0];
    if (victim === undefined) break;
    chosen.push(victim);
    remaining.splice(remaining.indexOf(victim), 1);
  }
  return chosen;
}

/**
 * Where an instance would balance the zones (ASG-13): two zones differ by two or more and the emptier one is open.
 * null when the group is balanced, or when anything in it is still moving.
 */
export function balancingPlace(group: Group, isOpen: (zone: string) => boolean): Place | null {
  if (group.members.some((member) => isLeaving(member) || member.lifecycle !== 'InService')) return null;
  const place = nextPlaces(group.places, group.members, 1, isOpen)[0];
  if (place === undefined) return null;
  const fullest = Math.max(...group.places.map(({ zone }) => count(group.members, zone)));
  return fullest - count(group.members, place.zone) >= 2 ? place : null;
}
