import { COLOURS, other } from '../../../src/core/colour.ts';
import type { Command } from '../../../src/core/loop/command.ts';
import { TERMINAL, type ReleaseRecord } from '../../../src/core/record.ts';
import { NO_TRAFFIC, sameWeights } from '../../../src/core/weights.ts';
import type { CloudState } from '../world/cloud.ts';
import type { Claims } from './property.ts';
import type { Run, State } from '../world/state.ts';
import { NOW } from '../world/time.ts';

/** The claims about upkeep: changes of capacity, destroys and sweeps. */

/** Commands that create or update something. */
const MAKING: ReadonlySet<Command['kind']> = new Set(['edge', 'create-rule', 'create-fleet', 'update-fleet']);

/** Commands that a change of capacity may give. */
const IN_PLACE: ReadonlySet<Command['kind']> = new Set(['edge', 'update-fleet', 'recover']);

/** What a change of capacity, a destroy or a sweep must satisfy when a write reaches AWS. */
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

/**
 * What a sweep must satisfy when S3 takes its first record.
 *
 * @param seen what the sweep saw before it began
 */
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

/** Whether this release may begin: only where none runs, or for a destroy also where the run is lost. */
export const mayBegin = (stored: ReleaseRecord | null, next: ReleaseRecord): boolean =>
  stored === null || TERMINAL.has(stored.phase) || (next.kind === 'destroy' && stored.leaseUntil <= NOW);

/** Whether this release works on what exists and makes no candidate. */
export const isOnItsOwn = (next: ReleaseRecord): boolean => next.kind !== 'release' || isTidying(next);

/** Whether this is the first record of a sweep, which alone begins with retiring. */
const isTidying = ({ kind, phase }: ReleaseRecord): boolean => kind === 'release' && phase === 'retiring';
