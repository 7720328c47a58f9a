import { COLOURS, type Colour } from '../../src/core/colour.ts';
import { TERMINAL } from '../../src/core/record.ts';
import { NO_TRAFFIC, serving } from '../../src/core/weights.ts';
import { hasWeight, isGone, type CloudState } from './world/cloud.ts';
import { healthy, ticked } from './events.ts';
import { situationKey } from './world/key.ts';
import type { Machine } from './machine.ts';
import { minimumOf, type RunName } from './world/releases.ts';
import type { State } from './world/state.ts';
import { fresh, nextCall } from './turn.ts';

/**
 * Whether every later run ends well once faults have ended: all runs are dead, fleets are healthy and stacks settle.
 * Answers are cached by what a later run finds, because dead runs change nothing.
 */
export function convergence(machine: Machine): (state: State) => boolean {
  const ends = remembered((state: State) => later(state).every((name) => endsWell(machine, state, name)));
  const known = remembered((state: State) => ends(away(quiet(state))));
  return (state) => state.blocked || known(state);
}

/** More ticks than any release needs in the model. A run that is not done by then never ends. */
const TICKS = 60;
/** Ticks until the next run comes, after which every lease and every deadline is over. */
const AWAY = 5;
/** More calls than any turn has, even one that turns a release back and begins another. */
const CALLS = 100;

function remembered(judge: (state: State) => boolean): (state: State) => boolean {
  const known = new Map<string, boolean>();
  return (state) => {
    const key = `${situationKey(state)}${state.edited ? 'e' : ''}`;
    const answer = known.get(key) ?? judge(state);
    known.set(key, answer);
    return answer;
  };
}

/**
 * The runs that must end well from a state: another release, the run of this release, a sweep and a destroy. Where a
 * person is needed first, only the destroy; on a half changed fleet, only the destroy and what can undo the change.
 */
function later({ cloud, stored, edited }: State): readonly RunName[] {
  const half = halfChanged({ cloud });
  if (half !== undefined)
    return !edited && isWhole(stored) && serving(cloud.rule ?? NO_TRAFFIC) === half ? ['K', 'D'] : ['D'];
  if (stored === null) return edited ? [] : ['C'];
  if (edited || stored.phase === 'stuck') return ['D'];
  return [...new Set<RunName>(['C', 'S', 'D', stored.owner.runId as RunName])];
}

const halfChanged = ({ cloud }: Pick<State, 'cloud'>): Colour | undefined =>
  COLOURS.find((colour) => cloud.fleets[colour].stack === 'half');

const isWhole = (stored: State['stored']): boolean =>
  stored !== null && stored.phase !== 'stuck' && stored.kind !== 'destroy';

function endsWell(machine: Machine, from: State, name: RunName): boolean {
  const once = ran(machine, from, name, 3);
  // A sweep that heals leaves an idle fleet, and a half changed stack ends the first run: both need a second run.
  const again = name === 'S' || halfChanged(from) !== undefined;
  const state = again ? ran(machine, away(once), name, 4) : once;
  return state.runs[0] === null && state.stored?.phase !== 'stuck' && settled(ticked(state), name);
}

function ran(machine: Machine, from: State, name: RunName, attempt: number): State {
  let state: State = { ...from, runs: [fresh(name, attempt), null] };
  for (let n = 0; n < TICKS && state.runs[0] !== null; n += 1) state = ticked(turn(machine, state));
  return state;
}

/** The state after a long time in which nobody came. */
function away(from: State): State {
  let state = from;
  for (let n = 0; n < AWAY; n += 1) state = ticked(state);
  return state;
}

/** The state once faults have ended. */
function quiet(state: State): State {
  const cloud = COLOURS.reduce(healthy, state.cloud);
  return { ...state, cloud: { ...cloud, alarm: false }, runs: [null, null], faults: 0 };
}

function turn(machine: Machine, before: State): State {
  let state = before;
  for (let n = 0; n < CALLS && state.runs[0]?.polled === false; n += 1)
    state = nextCall(machine, state, 0).state;
  return state;
}

/** Whether all weight is on one ready fleet. No weight is right only after a destroy or a first release that failed. */
function settled({ cloud, stored }: State, name: RunName): boolean {
  if (name === 'D' || (name === 'S' && stored?.kind === 'destroy')) return isGone(cloud);
  if (!hasWeight(cloud.rule))
    return name !== 'C' && hasEndedEmpty(stored) && (name !== 'S' || !isIdle(cloud));
  return COLOURS.some((colour) => carriesAll(cloud, colour)) && (name !== 'S' || !isIdle(cloud));
}

const hasEndedEmpty = (stored: State['stored']): boolean =>
  stored?.kind === 'release' && TERMINAL.has(stored.phase) && stored.stable === null;

/** Whether a settled, ready fleet has all weight and its own minimum, at the latest when its pin ends by itself. */
const carriesAll = ({ rule, fleets }: CloudState, colour: Colour): boolean => {
  const { stack, health, min, restores, capacity } = fleets[colour];
  return (
    rule?.[colour] === 100 &&
    stack === 'settled' &&
    health === 'ready' &&
    (restores ?? min) === minimumOf(capacity)
  );
};

/** Whether a fleet stands that has no weight. */
const isIdle = ({ rule, fleets }: CloudState): boolean =>
  COLOURS.some((colour) => fleets[colour].stack !== 'absent' && (rule?.[colour] ?? 0) === 0);
