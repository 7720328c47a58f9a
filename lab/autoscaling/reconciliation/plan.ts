import type { Place } from '../groups/activity.ts';
import { balancingPlace, nextPlaces, instancesToEnd } from './balance.ts';
import {
  launchForBalance,
  launchForCapacity,
  launchForReplacement,
  scaleIn,
  unhealthyTermination,
} from '../groups/activity-cause.ts';
import { staying, type Group, type Member } from '../groups/group.ts';

export type Step =
  | { readonly do: 'launch'; readonly place: Place; readonly cause: string; readonly forBalance: boolean }
  | { readonly do: 'terminate'; readonly member: Member; readonly cause: string };

/**
 * Plans the next steps for a group, as a pure function. Unhealthy instances are ended and replaced at the same
 * time, so the capacity dips (ASG-07). Then the number of instances is brought to the desired capacity. Zones
 * are balanced only when nothing else is to do.
 */
export function plan(group: Group, now: number): readonly Step[] {
  if (group.deleting) return [];
  const members = staying(group);
  const counted = members.filter(({ unhealthy }) => unhealthy === null);
  const ends = members.flatMap((m) =>
    m.unhealthy === null ? [] : [ended(m, unhealthyTermination(now, m.unhealthy))],
  );
  return [...ends, ...resize(group, counted, ends.length, now)];
}

function resize(group: Group, counted: readonly Member[], replaced: number, now: number): readonly Step[] {
  // An instance launched for balance does not count until it is in service; then an older instance is surplus (ASG-13).
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
  return instancesToEnd(group, settled, settled.length - group.desired).map((member) =>
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
    (group.backoffs[zone]?.until ?? 0) <= now;

const launched = (place: Place, cause: string, forBalance: boolean): Step => ({
  do: 'launch',
  place,
  cause,
  forBalance,
});

const ended = (member: Member, cause: string): Step => ({ do: 'terminate', member, cause });
