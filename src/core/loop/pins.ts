import type { Colour } from '../colour.ts';
import type { Command, Pin } from './command.ts';
import type { FleetView, Observation } from '../observation.ts';
import { lastMoment } from './phase-times.ts';
import type { ReleaseRecord } from '../record.ts';

/** Pins: the minimum sizes of fleets that a release raises while traffic moves. */

/**
 * Raises the minimum sizes for the shift: the candidate's to the size of the fleet that it replaces, stable's to its
 * size when the release began. Otherwise target tracking would shrink an idle candidate before traffic comes, and stable
 * as its share falls.
 */
export function pinCapacity(record: ReleaseRecord, seen: Observation): readonly Command[] {
  const { candidate, stable } = record;
  if (stable === null) return [];
  const { name } = seen.fleets[candidate.colour];
  return [
    ...(candidate.parked && name !== null
      ? [setMinimum(record, candidate.colour, name, candidatePinSize(record))]
      : ensureMinimum(record, seen, candidate.colour, candidatePinSize(record))),
    ...ensureMinimum(record, seen, stable.colour, stable.desired),
  ];
}

/** Raises stable's minimum size to what it needs before traffic returns to it. */
export const pinStable = (record: ReleaseRecord, seen: Observation): readonly Command[] =>
  record.stable === null ? [] : ensureMinimum(record, seen, record.stable.colour, record.stable.desired);

/** Restores the fleet's own minimum. A minimum that somebody else set stays; then only the pin's scheduled end goes. */
export function unpin(record: ReleaseRecord, seen: Observation, colour: Colour): readonly Command[] {
  const fleet = seen.fleets[colour];
  const minSize = ownMinimum(record, colour);
  if (fleet.name === null || fleet.minSize === minSize) return [];
  const known = isKnownMinimum(record, fleet, colour);
  return [{ kind: 'minimum', colour, group: fleet.name, minSize: known ? minSize : null, pin: null }];
}

/** True if a pin of this release still raises the minimum, e.g. because the request to end it was lost. */
export const isPinned = (record: ReleaseRecord, { fleets }: Observation, colour: Colour): boolean =>
  fleets[colour].name !== null &&
  fleets[colour].minSize !== ownMinimum(record, colour) &&
  isKnownMinimum(record, fleets[colour], colour);

/** True if the minimum is one that this release neither found nor set: somebody resized the fleet by hand. */
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

/** True if this release found or set the minimum. 0 counts as found: a parked fleet has it after its scheduled end. */
const isKnownMinimum = (record: ReleaseRecord, { minSize }: FleetView, colour: Colour): boolean =>
  [0, ownMinimum(record, colour), pinSize(record, colour)].includes(minSize);

/** Sets the minimum to `size`. Leaves a higher one alone that somebody else set. */
function ensureMinimum(
  record: ReleaseRecord,
  seen: Observation,
  colour: Colour,
  size: number,
): readonly Command[] {
  const fleet = seen.fleets[colour];
  const enough = fleet.minSize === size || (fleet.minSize > size && !isKnownMinimum(record, fleet, colour));
  return fleet.name === null || enough ? [] : [setMinimum(record, colour, fleet.name, size)];
}

/** A minimum equal to the fleet's own gets no scheduled end: the end would undo a later change of capacity. */
const setMinimum = (record: ReleaseRecord, colour: Colour, group: string, minSize: number): Command => {
  const restoreMin = ownMinimum(record, colour);
  const pin: Pin | null = minSize === restoreMin ? null : { until: lastMoment(record), restoreMin };
  return { kind: 'minimum', colour, group, minSize, pin };
};
