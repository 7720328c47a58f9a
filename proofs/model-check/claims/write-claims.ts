import type { Colour } from '../../../src/core/colour.ts';
import { floor } from '../../../src/core/loop/health-floor.ts';
import type { Observation } from '../../../src/core/observation.ts';
import type { Command } from '../../../src/core/loop/command.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { sameWeights } from '../../../src/core/weights.ts';
import { weightOf } from '../world/cloud.ts';
import { observed } from '../world/observed.ts';
import { failing, type Claims, type Property } from './property.ts';
import type { Run, State } from '../world/state.ts';
import { upkeepClaims } from './upkeep-claims.ts';

/** The properties that a write violates at the moment when it reaches AWS. */
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

/** Commands that must not be sent twice. The others carry a token or say only what is wanted. */
export const UNREPEATABLE: ReadonlySet<string> = new Set([
  'weights',
  'minimum',
  'park',
  'remove-fleet',
  'remove-rule',
  'remove-edge',
]);

/** A rise that comes only from a person's edit after the run's last look does not count. */
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

/** A person's edit may have given the candidate weight that no step gave it, so some claims do not apply then. */
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

/** Whether the step before held. Such a step has no duration: it lasts until somebody approves it. */
const wasHeld = ({ stored }: State): boolean => stored?.policy.steps[stored.step - 1]?.hold === true;

const removalClaims = (state: State, run: Run, colour: Colour): Claims => [
  ['removal', weightOf(run.seen!, colour) === 0 && (state.edited || weightOf(state.cloud, colour) === 0)],
  ['nodes', state.edited || state.cloud.nodes[colour] === 0 || state.stored?.kind === 'destroy'],
];
