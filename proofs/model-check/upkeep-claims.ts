import { COLOURS, other } from '../../src/core/colour.ts';
import type { Command } from '../../src/core/command.ts';
import { TERMINAL, type ReleaseRecord } from '../../src/core/record.ts';
import { NO_TRAFFIC, sameWeights } from '../../src/core/traffic.ts';
import type { CloudState } from './cloud.ts';
import type { Claims } from './property.ts';
import type { Run, State } from './state.ts';
import { NOW } from './time.ts';

/** What has to hold of changes of capacity, of destroys and of sweeps beside what holds of every run. */

const MAKING: ReadonlySet<Command['kind']> = new Set(['edge', 'create-rule', 'create-fleet', 'update-fleet']);

const IN_PLACE: ReadonlySet<Command['kind']> = new Set(['edge', 'update-fleet', 'recover']);

/** At the moment a write reaches AWS. */
export function upkeepClaims({ cloud }: State, run: Run, command: Command): Claims {
  const { kind } = run.next ?? run.record!;
  const standing = COLOURS.some((colour) => cloud.fleets[colour].stack !== 'absent');
  return [
    ['means', run.task === 'release' || !MAKING.has(command.kind)],
    ['still', kind !== 'capacity' || IN_PLACE.has(command.kind)],
    ['order', kind !== 'destroy' || command.kind !== 'remove-fleet' || run.seen!.rule === null],
    ['order', kind !== 'destroy' || command.kind !== 'remove-edge' || (cloud.rule === null && !standing)],
  ];
}

/** At the moment S3 takes a record; `seen` is what a sweep looked at before it began. */
export function upkeepSaveClaims(
  stored: ReleaseRecord | null,
  next: ReleaseRecord,
  seen: CloudState | null,
): Claims {
  if (stored === null || stored.releaseId === next.releaseId || !isTidying(next)) return [];
  const { colour } = next.candidate;
  return [
    ['kept', stored.parked?.colour !== other(colour) || stored.parked.until <= NOW],
    ['foreign', sameWeights(seen?.rule ?? NO_TRAFFIC, stored.weights)],
  ];
}

/** A release begins where none runs; a destroy also on one whose run is lost. */
export const mayBegin = (stored: ReleaseRecord | null, next: ReleaseRecord): boolean =>
  stored === null || TERMINAL.has(stored.phase) || (next.kind === 'destroy' && stored.leaseUntil <= NOW);

/** Begins on the fleet that serves, since it is about nothing else, or about all there is. */
export const isOnItsOwn = (next: ReleaseRecord): boolean => next.kind !== 'release' || isTidying(next);

/** A release never begins by retiring: only a sweep does. */
const isTidying = ({ kind, phase }: ReleaseRecord): boolean => kind === 'release' && phase === 'retiring';
