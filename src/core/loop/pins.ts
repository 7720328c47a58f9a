import type { Colour } from '../colour.ts';
import type { Command, Pin } from './command.ts';
import type { FleetView, Observation } from '../observation.ts';
import { lastMoment } from './phase-times.ts';
import type { ReleaseRecord } from '../record.ts';

/**
 * The candidate as large as the fleet it replaces, and stable not smaller than it was: under target tracking an
 * idle candidate shrinks before it is flooded, and stable shrinks as its share falls.
 */
export function pinCapacity(record: ReleaseRecord, seen: Observation): readonly Command[] {
  const { candidate, stable } = record;
  if (stable === null) return [];
  const { name } = seen.fleets[candidate.colour];
  return [
    ...(candidate.parked && name !== null
      ? [setMinimum(record, candidate.colour, name, candidatePinSize(record))]
      : raiseMinimum(record, seen, candidate.colour, candidatePinSize(record))),
    ...raiseMinimum(record, seen, stable.colour, stable.desired),
  ];
}

/** The minimum that stable needs before traffic goes back to it. */
export const pinStable = (record: ReleaseRecord, seen: Observation): readonly Command[] =>
  record.stable === null ? [] : raiseMinimum(record, seen, record.stable.colour, record.stable.desired);

/** Its own minimum again; one that somebody else set meanwhile is theirs: then only the pin's end is taken away. */
export function unpin(record: ReleaseRecord, seen: Observation, colour: Colour): readonly Command[] {
  const fleet = seen.fleets[colour];
  const minSize = ownMinimum(record, colour);
  if (fleet.name === null || fleet.minSize === minSize) return [];
  const known = isKnownMinimum(record, fleet, colour);
  return [{ kind: 'minimum', colour, group: fleet.name, minSize: known ? minSize : null, pin: null }];
}

/** Whether this release still holds a minimum up: the end of a pin that nobody confirmed is asked for again. */
export const isPinned = (record: ReleaseRecord, { fleets }: Observation, colour: Colour): boolean =>
  fleets[colour].name !== null &&
  fleets[colour].minSize !== ownMinimum(record, colour) &&
  isKnownMinimum(record, fleets[colour], colour);

/** A minimum that this release neither found nor set: somebody resizes the fleet by hand. */
export const resizedByHand = (
  record: ReleaseRecord,
  fleets: Observation['fleets'],
  colour: Colour,
): boolean => fleets[colour].name !== null && !isKnownMinimum(record, fleets[colour], colour);

const candidatePinSize = ({ candidate, stable }: ReleaseRecord): number =>
  Math.min(Math.max(candidate.minSize, stable?.desired ?? 0), candidate.maxSize);

const ownMinimum = ({ candidate, stable }: ReleaseRecord, colour: Colour): number =>
  colour === candidate.colour ? candidate.minSize : (stable?.minSize ?? 0);

const pinSize = (record: ReleaseRecord, colour: Colour): number =>
  colour === record.candidate.colour ? candidatePinSize(record) : (record.stable?.desired ?? 0);

/** A parked fleet whose end has come has a minimum of 0. */
const isKnownMinimum = (record: ReleaseRecord, { minSize }: FleetView, colour: Colour): boolean =>
  [0, ownMinimum(record, colour), pinSize(record, colour)].includes(minSize);

/** Raised to what traffic needs; a minimum that somebody set higher is left as it is. */
function raiseMinimum(
  record: ReleaseRecord,
  seen: Observation,
  colour: Colour,
  size: number,
): readonly Command[] {
  const fleet = seen.fleets[colour];
  const enough = fleet.minSize === size || (fleet.minSize > size && !isKnownMinimum(record, fleet, colour));
  return fleet.name === null || enough ? [] : [setMinimum(record, colour, fleet.name, size)];
}

/** No scheduled end when the pin equals the fleet's own minimum: it would later undo a change of capacity. */
const setMinimum = (record: ReleaseRecord, colour: Colour, group: string, minSize: number): Command => {
  const restoreMin = ownMinimum(record, colour);
  const pin: Pin | null = minSize === restoreMin ? null : { until: lastMoment(record), restoreMin };
  return { kind: 'minimum', colour, group, minSize, pin };
};
