import type { Place } from '../groups/activity.ts';
import { balancingPlace, nextPlaces, victims } from './balance.ts';
import {
  launchForBalance,
  launchForCapacity,
  launchForReplacement,
  scaleIn,
  unhealthy,
} from '../groups/activity-cause.ts';
import { staying, type Group, type Member } from '../groups/group.ts';

export type Step =
  | { readonly do: 'launch'; readonly place: Place; readonly cause: string; readonly forBalance: boolean }
  | { readonly do: 'terminate'; readonly member: Member; readonly cause: string };

/**
 * What a group does next: pure. Sick instances are ended and replaced in the same breath, so the capacity dips
 * (ASG-07); then the number is put right; only a group at rest is balanced.
 */
export function plan(group: Group, now: number): readonly Step[] {
  if (group.deleting) return [];
  const members = staying(group);
  const counted = members.filter(({ sick }) => sick === null);
  const ends = members.flatMap((m) => (m.sick === null ? [] : [ended(m, unhealthy(now, m.sick))]));
  return [...ends, ...resize(group, counted, ends.length, now)];
}

function resize(group: Group, counted: readonly Member[], replaced: number, now: number): readonly Step[] {
  // An instance launched for balance comes on top until it serves; then the surplus ends an older one (ASG-13).
  const settled = counted.filter((member) => !member.forBalance || member.lifecycle === 'InService');
  if (settled.length < group.desired)
    return grow(group, counted, group.desired - settled.length, replaced, now);
  if (settled.length > group.desired) return shrink(group, settled, now);
  return replaced > 0 ? [] : balance(group, now);
}

function grow(
  group: Group,
  counted: readonly Member[],
  missing: number,
  replaced: number,
  now: number,
): readonly Step[] {
  const capacity = launchForCapacity(now, group.change, counted.length, group.desired);
  return nextPlaces(group.places, counted, missing, isOpen(group, now)).map((place, index) =>
    launched(place, index < replaced ? launchForReplacement(now) : capacity, false),
  );
}

function shrink(group: Group, settled: readonly Member[], now: number): readonly Step[] {
  return victims(group, settled, settled.length - group.desired).map((member) =>
    ended(member, scaleIn(now, group.change, settled.length, group.desired, member.instanceId ?? '')),
  );
}

function balance(group: Group, now: number): readonly Step[] {
  const place = balancingPlace(group, isOpen(group, now));
  return place === null ? [] : [launched(place, launchForBalance(now), true)];
}

const isOpen =
  (group: Group, now: number) =>
  (zone: string): boolean =>
    (group.holds[zone]?.until ?? 0) <= now;

const launched = (place: Place, cause: string, forBalance: boolean): Step => ({
  do: 'launch',
  place,
  cause,
  forBalance,
});

const ended = (member: Member, cause: string): Step => ({ do: 'terminate', member, cause });
