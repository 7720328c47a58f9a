import type { Place } from '../groups/activity.ts';
import { isTerminating, type Group, type Member } from '../groups/group.ts';

const count = (members: readonly Member[], zone: string): number =>
  members.filter((member) => member.place.zone === zone).length;

/**
 * Chooses where the next instances are launched: each time the open zone with the fewest instances, and among equals the
 * first in the group's order. Empty when no zone is open.
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
 * Chooses the instances that a scale-in ends: each time the oldest (with `NewestInstance` the newest) of the zone with the
 * most instances. Protected instances are never chosen, so a group can stay above its desired capacity (ASG-14).
 */
export function instancesToEnd(group: Group, members: readonly Member[], surplus: number): readonly Member[] {
  const newestFirst = group.terminationPolicies[0] === 'NewestInstance';
  const remaining = [...members];
  const chosen: Member[] = [];
  while (chosen.length < surplus) {
    const next = remaining
      .filter((member) => !member.protectedFromScaleIn && member.instanceId !== null)
      .toSorted(
        (a, b) =>
          count(remaining, b.place.zone) - count(remaining, a.place.zone) ||
          (newestFirst ? b.launchedAt - a.launchedAt : a.launchedAt - b.launchedAt),
      )[0];
    if (next === undefined) break;
    chosen.push(next);
    remaining.splice(remaining.indexOf(next), 1);
  }
  return chosen;
}

/**
 * Chooses where one more instance would balance the zones (ASG-13): the counts of two zones differ by two or more, and the
 * emptier zone is open. null when the group is balanced, or when an instance is being launched or ended.
 */
export function balancingPlace(group: Group, isOpen: (zone: string) => boolean): Place | null {
  if (group.members.some((member) => isTerminating(member) || member.lifecycle !== 'InService')) return null;
  const place = nextPlaces(group.places, group.members, 1, isOpen)[0];
  if (place === undefined) return null;
  const fullest = Math.max(...group.places.map(({ zone }) => count(group.members, zone)));
  return fullest - count(group.members, place.zone) >= 2 ? place : null;
}
