import { other } from '../../../src/core/colour.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { NO_TRAFFIC, sameWeights } from '../../../src/core/weights.ts';
import { isGone, weightOf, type CloudState } from '../world/cloud.ts';
import { failing, type Property } from './property.ts';
import type { Run, State } from '../world/state.ts';
import { NOW } from '../world/time.ts';
import { isOnItsOwn, mayBegin, upkeepSaveClaims } from './upkeep-claims.ts';

/** The properties that a save violates at the moment when S3 takes it. */
export function brokenBySave(state: State, run: Run, next: ReleaseRecord): readonly Property[] {
  const { stored } = state;
  const begins = stored?.releaseId !== next.releaseId;
  return failing([
    ['course', begins ? mayBegin(stored, next) : keepsCourse(stored, next)],
    ...upkeepSaveClaims(stored, next, run.seen),
    [
      'approval',
      begins || !passesHold(stored, next) || state.approved === `${next.releaseId} ${stored.step}`,
    ],
    [
      'slot',
      !begins || isOnItsOwn(next) || state.edited || weightOf(state.cloud, next.candidate.colour) === 0,
    ],
    [
      'watched',
      begins ||
        next.phase !== 'retiring' ||
        stored?.phase === 'retiring' ||
        state.edited ||
        state.watched > 0,
    ],
    ['ended', !entersEnd(stored, next) || (state.edited && isPast(next)) || endIsThere(run.seen!, next)],
    ['unpinned', !entersEnd(stored, next) || state.edited || isUnpinned(run.seen, next)],
    ['reason', next.phase !== 'stuck' || state.edited || hasReason(state, run.seen!)],
  ]);
}

const passesHold = (stored: ReleaseRecord, next: ReleaseRecord): boolean =>
  stored.phase === 'shifting' &&
  stored.policy.steps[stored.step]?.hold === true &&
  (next.step > stored.step || next.phase === 'baking');

/** The phases that may follow a phase; a phase that is not listed may be followed by any. */
const NEXT_PHASES: Readonly<Partial<Record<ReleaseRecord['phase'], readonly ReleaseRecord['phase'][]>>> = {
  retiring: ['retiring', 'promoted', 'stuck'],
  rolling_back: ['rolling_back', 'rolled_back', 'stuck'],
  promoted: ['promoted'],
  rolled_back: ['rolled_back'],
  stuck: ['stuck'],
};

const keepsCourse = (stored: ReleaseRecord, next: ReleaseRecord): boolean =>
  NEXT_PHASES[stored.phase]?.includes(next.phase) ?? true;

const entersEnd = (stored: ReleaseRecord | null, next: ReleaseRecord): boolean =>
  stored?.phase !== next.phase && ['retiring', 'promoted', 'rolled_back'].includes(next.phase);

/** Whether a person's edit may excuse an end of the release that the weights contradict. */
const isPast = ({ phase, kind }: ReleaseRecord): boolean => phase === 'promoted' || kind === 'capacity';

function endIsThere(cloud: CloudState, record: ReleaseRecord): boolean {
  if (record.kind === 'destroy') return record.phase === 'retiring' || isGone(cloud);
  return trafficIs(cloud, record) && capacityIs(cloud, record);
}

const trafficIs = ({ rule }: CloudState, { weights }: ReleaseRecord): boolean =>
  rule === null ? sameWeights(weights, NO_TRAFFIC) : sameWeights(rule, weights);

const capacityIs = ({ fleets }: CloudState, { kind, phase, candidate, capacity }: ReleaseRecord): boolean =>
  kind !== 'capacity' || phase !== 'promoted' || fleets[candidate.colour].capacity === capacity.manifest;

function isUnpinned(seen: CloudState | null, { kind, phase, candidate }: ReleaseRecord): boolean {
  if (seen === null || kind !== 'release' || phase === 'retiring') return true;
  const { restores, min } = seen.fleets[phase === 'promoted' ? candidate.colour : other(candidate.colour)];
  return restores === null || restores === min;
}

/** Whether a person is needed: a stack is blocked or half changed, or traffic could not go back to an unfit fleet. */
const hasReason = (state: State, seen: CloudState): boolean =>
  state.down ||
  [seen.fleets.blue, seen.fleets.green].some(({ stack }) => stack === 'blocked' || stack === 'half');

/** Whether two runs hold the stored version of the record within its lease. After it, neither writes before it saves. */
export const brokenByOwners = (state: State): readonly Property[] =>
  failing([
    ['owners', !leased(state) || !state.runs.every((run) => run?.current === true && run.record !== null)],
  ]);

const leased = ({ stored }: State): boolean => stored !== null && stored.leaseUntil > NOW;
