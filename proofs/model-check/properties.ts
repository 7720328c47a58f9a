import { other, type Colour } from '../../src/core/colour.ts';
import { floor } from '../../src/core/floor.ts';
import type { Observation } from '../../src/core/observation.ts';
import type { Command } from '../../src/core/command.ts';
import type { ReleaseRecord } from '../../src/core/record.ts';
import { NO_TRAFFIC, sameWeights } from '../../src/core/traffic.ts';
import { isGone, type CloudState } from './cloud.ts';
import { observed } from './observed.ts';
import type { Run, State } from './state.ts';
import { NOW } from './time.ts';
import { isOnItsOwn, mayBegin, upkeepClaims, upkeepSaveClaims } from './upkeep-claims.ts';

/** What must hold at every transition. `PROPERTIES` says each in words. */
export type Property = keyof typeof PROPERTIES;

export const PROPERTIES = {
  floor: 'weight rises only on a fleet that was at its floor when this run last looked, within its lease',
  capacity: 'weight rises only on a fleet whose minimum was already what the release pins',
  noise: 'weight rises on the candidate only while its alarms and reports were quiet at the last look',
  fit: 'the first weight comes only after as many fit observations in a row as the policy asks for',
  watched: 'no step and no bake is left before its time has passed in looks no further apart than a lease',
  cancel: 'weight never rises on the candidate of a release whose cancel is recorded',
  obeyed: 'weight never rises on the candidate of a release that was asked to go back when this run looked',
  approval: 'no step that holds is left for the next but by the word of somebody for this very step',
  removal: 'no fleet is removed that has weight',
  alive: 'no fleet that serves has an end of its own',
  nodes: 'no fleet is removed while the load balancer’s nodes still route to it',
  writer: 'only the run whose version of the record is the stored one writes, within its lease',
  owners: 'no two runs hold the stored version of the record while its lease lives',
  recorded: 'weights are written only as the stored record already says',
  course: 'a record never leaves a terminal phase, nor a phase of no return but to its own end',
  slot: 'a release never begins on the slot that serves',
  ended:
    'retiring, promoted and rolled_back are recorded only if the last look showed traffic where they say',
  unpinned: 'no release ends while the fleet that serves is still held at another minimum than its own',
  reason: 'stuck is recorded only where a look showed what a person has to put right',
  still: 'a change of capacity writes no weights, and makes or removes no fleet',
  order: 'a destroy takes the rule away first, then the fleets, then the edge',
  kept: 'no sweep begins on a fleet that waits for a rollback and has time left',
  foreign: 'no sweep begins where the weights are others than the last record says',
  means: 'a run that ends what another began, or removes things, is never asked to make anything',
  converges:
    'with faults ended, a later run of any kind ends well: all weight on one ready fleet of its own size; nothing left after a destroy, nothing idle after a sweep',
} as const;

/** Writes that a second sending could turn into something else; the rest carry a token or a wish. */
export const UNREPEATABLE: ReadonlySet<string> = new Set([
  'weights',
  'minimum',
  'park',
  'remove-fleet',
  'remove-rule',
  'remove-edge',
]);

export type Claims = readonly (readonly [Property, boolean])[];

const failing = (claims: Claims): readonly Property[] =>
  claims.filter(([, holds]) => !holds).map(([property]) => property);

/** What a write breaks at the moment it reaches AWS. */
export function brokenByWrite(state: State, slot: 0 | 1, run: Run, command: Command): readonly Property[] {
  const rival = state.runs[slot === 0 ? 1 : 0];
  const writer: Claims = UNREPEATABLE.has(command.kind)
    ? [['writer', run.current && run.seenTicks <= 1 && rival?.current !== true]]
    : [];
  const claims = [...writer, ...upkeepClaims(state, run, command)];
  if (command.kind === 'weights') return failing([...claims, ...weightClaims(state, run, command.weights)]);
  if (command.kind === 'remove-fleet')
    return failing([...claims, ...removalClaims(state, run, command.colour)]);
  return failing(claims);
}

/** What a person's edit after the look turned into a rise is within the window of one look. */
function weightClaims(state: State, run: Run, weights: Readonly<Record<Colour, number>>): Claims {
  const record = run.next ?? run.record!;
  const seen = observed(run.seen!, record);
  const before = state.cloud.rule!;
  const rising = (['blue', 'green'] as const).filter(
    (colour) =>
      weights[colour] > before[colour] && (!state.edited || weights[colour] > weightOf(run.seen!, colour)),
  );
  const { colour } = record.candidate;
  const claims = rising.flatMap((side): Claims => [
    ...riseClaims(record, seen, side),
    ['alive', !state.cloud.fleets[side].parked],
  ]);
  const recorded: Claims = [
    ['recorded', state.stored !== null && sameWeights(weights, state.stored.weights)],
  ];
  return rising.includes(colour)
    ? [...claims, ...recorded, ...candidateClaims(state, run, seen, before[colour])]
    : [...claims, ...recorded];
}

const riseClaims = (record: ReleaseRecord, seen: Observation, side: Colour): Claims => [
  ['floor', floor(seen.fleets[side], seen.targets[side], record.policy).holds],
  ['capacity', seen.fleets[side].minSize >= (record.stable?.desired ?? 0)],
];

/** After a person's edit the candidate may have had weight that no step gave it. */
const candidateClaims = (state: State, run: Run, seen: Observation, before: number): Claims => [
  [
    'noise',
    !run.seen!.alarm && seen.reports.every(({ state: word }) => word !== 'degraded' && word !== 'failed'),
  ],
  ['fit', before > 0 || state.edited || state.fit >= 2],
  ['watched', before === 0 || state.edited || state.watched > 0 || wasHeld(state)],
  ['cancel', state.stored?.cancelRequested !== true],
  ['obeyed', run.asked?.kind !== 'rollback' || run.asked.releaseId !== state.stored?.releaseId],
];

/** A step that held has no time of its own: it lasted until somebody said so. */
const wasHeld = ({ stored }: State): boolean => stored?.policy.steps[stored.step - 1]?.hold === true;

const removalClaims = (state: State, run: Run, colour: Colour): Claims => [
  ['removal', weightOf(run.seen!, colour) === 0 && (state.edited || weightOf(state.cloud, colour) === 0)],
  ['nodes', state.edited || state.cloud.nodes[colour] === 0 || state.stored?.kind === 'destroy'],
];

const weightOf = (cloud: CloudState, colour: Colour): number => cloud.rule?.[colour] ?? 0;

/** What a save breaks at the moment S3 takes it. */
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

const RETURN: Readonly<Partial<Record<ReleaseRecord['phase'], readonly ReleaseRecord['phase'][]>>> = {
  retiring: ['retiring', 'promoted', 'stuck'],
  rolling_back: ['rolling_back', 'rolled_back', 'stuck'],
  promoted: ['promoted'],
  rolled_back: ['rolled_back'],
  stuck: ['stuck'],
};

const keepsCourse = (stored: ReleaseRecord, next: ReleaseRecord): boolean =>
  RETURN[stored.phase]?.includes(next.phase) ?? true;

const entersEnd = (stored: ReleaseRecord | null, next: ReleaseRecord): boolean =>
  stored?.phase !== next.phase && ['retiring', 'promoted', 'rolled_back'].includes(next.phase);

/** What a person's edit turns into another end is theirs. */
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

/** A stack that is blocked or half changed, or a fleet that was below its floor while traffic should have gone back to it. */
const hasReason = (state: State, seen: CloudState): boolean =>
  state.down ||
  [seen.fleets.blue, seen.fleets.green].some(({ stack }) => stack === 'blocked' || stack === 'half');

const fitFleet = (record: ReleaseRecord, seen: Observation, colour: Colour): boolean =>
  floor(seen.fleets[colour], seen.targets[colour], record.policy).holds;

/** Observations in a row, at most 2, in which a candidate without weight was fit for it. */
export function fitness(before: number, record: ReleaseRecord, seen: Observation): number {
  if (record.phase !== 'verifying') return record.phase === 'provisioning' ? 0 : before;
  const ready = seen.reports.length > 0 && seen.reports.every(({ state }) => state === 'ready');
  return ready && fitFleet(record, seen, record.candidate.colour) ? Math.min(2, before + 1) : 0;
}

/** Whether a look since the release turned back found its stable fleet unfit. */
export const downness = (before: boolean, record: ReleaseRecord, seen: Observation): boolean =>
  record.phase === 'rolling_back' &&
  record.stable !== null &&
  (before || !fitFleet(record, seen, record.stable.colour));

/** Two holders of one version would both be believed; once the lease is over neither writes before it has saved. */
export const brokenByOwners = (state: State): readonly Property[] =>
  failing([
    ['owners', !leased(state) || !state.runs.every((run) => run?.current === true && run.record !== null)],
  ]);

const leased = ({ stored }: State): boolean => stored !== null && stored.leaseUntil > NOW;
