import { COLOURS } from '../src/core/colour.ts';
import { hasWeight, type CloudState } from './cloud.ts';
import { healthy, ticked } from './events.ts';
import { situationKey } from './key.ts';
import type { Machine } from './machine.ts';
import type { RunName } from './releases.ts';
import type { State } from './state.ts';
import { fresh, nextCall } from './turn.ts';

/** More than any release needs here; a run that is not done by then never will be. */
const TICKS = 60;
/** Ticks until somebody looks: every lease and every deadline is over. */
const AWAY = 5;
/** More calls than any turn has, a release turned back and a new one begun included. */
const CALLS = 100;

/**
 * Whether every later run ends well once faults have ended: all runs are dead, served fleets are well again, stacks
 * settle. Answers are kept by what a later run finds, since the dead change nothing.
 */
export function convergence(machine: Machine): (state: State) => boolean {
  const known = new Map<string, boolean>();
  return (state) => {
    if (state.edited || state.blocked || state.stored?.phase === 'stuck') return true;
    const key = situationKey(state);
    const answer = known.get(key) ?? later(state).every((name) => endsWell(machine, state, name));
    known.set(key, answer);
    return answer;
  };
}

/** A run of another release, and the run whose release this is. */
const later = ({ stored }: State): readonly RunName[] =>
  stored === null ? ['C'] : ['C', stored.owner.runId as RunName];

function endsWell(machine: Machine, from: State, name: RunName): boolean {
  let state = quiet(from);
  for (let n = 0; n < AWAY; n += 1) state = ticked(state);
  state = { ...state, runs: [fresh(name, 3), null] };
  for (let n = 0; n < TICKS && state.runs[0] !== null; n += 1) state = ticked(turn(machine, state));
  return state.runs[0] === null && state.stored?.phase !== 'stuck' && settled(ticked(state), name);
}

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

/** All weight on one ready fleet; none at all only where a first release ended without one. */
function settled({ cloud, stored }: State, name: RunName): boolean {
  if (!hasWeight(cloud.rule))
    return name !== 'C' && stored?.phase === 'rolled_back' && stored.stable === null;
  return COLOURS.some((colour) => carriesAll(cloud, colour));
}

const carriesAll = ({ rule, fleets }: CloudState, colour: 'blue' | 'green'): boolean =>
  rule?.[colour] === 100 && fleets[colour].stack === 'settled' && fleets[colour].health === 'ready';
