import { COLOURS, type Colour } from '../../src/core/colour.ts';
import { TERMINAL } from '../../src/core/record.ts';
import { sameWeights, type Weights } from '../../src/core/weights.ts';
import { ended, settledCloud, withFleet, type CloudState } from './world/cloud.ts';
import { stackFaults } from './stack-faults.ts';
import type { Run, State } from './world/state.ts';
import { aged, NOW } from './world/time.ts';
import { fresh, lostWrite, withRun, type Effect } from './turn.ts';

const SLOTS = [0, 1] as const;

const effect = (label: string, state: State): Effect => ({ label, state, broken: [] });

/** Everything that may happen in a state besides a run's call: time, AWS's own work, people, and faults while any are left. */
export const happenings = (state: State): readonly Effect[] => [
  ...tick(state),
  ...cloudAlone(state),
  ...starts(state),
  ...SLOTS.flatMap((slot) => resumes(state, slot)),
  ...approvals(state),
  ...(state.faults === 0 ? [] : faults({ ...state, faults: state.faults - 1 })),
];

/** Time passes only when every living run has polled, because polls are shorter than ticks. */
function tick(state: State): readonly Effect[] {
  const busy = state.runs.some((run) => run !== null && !run.paused && !(run.polled && run.at === 'look'));
  return busy ? [] : [effect('time passes', ticked(state))];
}

/** The state one tick later. */
export function ticked(state: State): State {
  const leased = state.stored !== null && state.stored.leaseUntil > NOW;
  const watching = leased && state.runs.some((run) => run?.current === true);
  return {
    ...state,
    cloud: settledCloud(state.cloud),
    stored: state.stored === null ? null : aged(state.stored),
    runs: [agedRun(state.runs[0]), agedRun(state.runs[1])],
    watched: watching ? 1 : state.watched,
  };
}

const agedRun = (run: Run | null): Run | null =>
  run === null
    ? null
    : {
        ...run,
        polled: false,
        record: run.record === null ? null : aged(run.record),
        next: run.next === null ? null : aged(run.next),
        seenTicks: run.seen === null ? 0 : Math.min(2, run.seenTicks + 1),
      };

function cloudAlone(state: State): readonly Effect[] {
  const { cloud } = state;
  const done = settledCloud(cloud);
  const healed = COLOURS.filter((colour) => ['thin', 'sick'].includes(cloud.fleets[colour].health)).map(
    (colour) => effect(`${colour} recovers`, { ...state, cloud: healthy(cloud, colour) }),
  );
  return [
    ...(done === cloud ? [] : [effect('AWS finishes what it was doing', { ...state, cloud: done })]),
    ...healed,
    ...COLOURS.filter((colour) => cloud.fleets[colour].parked).map((colour) =>
      effect(`${colour} has been parked long enough`, {
        ...state,
        cloud: withFleet(cloud, colour, ended(cloud.fleets[colour])),
      }),
    ),
    ...(cloud.alarm ? [effect('the alarm ends', { ...state, cloud: { ...cloud, alarm: false } })] : []),
  ];
}

/** The cloud in which an ill fleet is ready again. */
export const healthy = (cloud: CloudState, colour: Colour): CloudState => {
  const fleet = cloud.fleets[colour];
  const ill = fleet.health === 'thin' || fleet.health === 'sick';
  return ill ? withFleet(cloud, colour, { ...fleet, health: 'ready' }) : cloud;
};

/** A run is started again only when the run before is paused or gone, so that GitHub takes it for lost. */
function starts(state: State): readonly Effect[] {
  const slot = SLOTS.find((n) => state.runs[n] === null);
  if (slot === undefined) return [];
  return (['A', 'B', 'R', 'K', 'D', 'S'] as const)
    .filter((name) => state.starts[name] < 2)
    .filter((name) => !state.runs.some((run) => run?.name === name && !run.paused))
    .map((name) => {
      const attempt = state.starts[name] + 1;
      const started = { ...state, starts: { ...state.starts, [name]: attempt } };
      return effect(`run ${name}${attempt} starts`, withRun(started, slot, fresh(name, attempt)));
    });
}

function resumes(state: State, slot: 0 | 1): readonly Effect[] {
  const run = state.runs[slot];
  if (run === null || !run.paused) return [];
  return [effect(`run ${run.name}${run.attempt} goes on`, withRun(state, slot, { ...run, paused: false }))];
}

const faults = (state: State): readonly Effect[] => [
  ...SLOTS.flatMap((slot) => runFaults(state, slot)),
  ...stackFaults(state),
  ...edits(state),
  ...rollbacks(state),
  ...(state.cloud.alarm || state.cloud.rule === null
    ? []
    : [effect('the alarm goes off', { ...state, cloud: { ...state.cloud, alarm: true } })]),
];

function runFaults(state: State, slot: 0 | 1): readonly Effect[] {
  const run = state.runs[slot];
  if (run === null) return [];
  const who = `run ${run.name}${run.attempt}`;
  const ends = effect(`${who} is killed`, withRun(state, slot, null));
  if (run.paused) return [ends];
  const lost = lostWrite(state, slot);
  return [
    ends,
    effect(`${who} is paused`, withRun(state, slot, { ...run, paused: true })),
    ...(lost === null ? [] : [{ ...lost, label: `${who} ${lost.label}` }]),
    ...cancels(state, slot, run),
  ];
}

/** A cancel is recorded over any stored version, and the same runner then turns its release back. */
function cancels(state: State, slot: 0 | 1, run: Run): readonly Effect[] {
  const { stored } = state;
  const own =
    run.record !== null &&
    run.task === 'release' &&
    stored?.releaseId === run.record.releaseId &&
    stored.owner.runId === run.name &&
    stored.owner.attempt === String(run.attempt);
  if (!own || TERMINAL.has(stored.phase) || stored.cancelRequested) return [];
  const record = { ...stored, cancelRequested: true };
  const marked: Run = {
    ...fresh(run.name, run.attempt),
    at: 'look',
    record,
    current: true,
    polled: run.polled,
  };
  const rival = state.runs[slot === 0 ? 1 : 0];
  const others = rival === null ? state : withRun(state, slot === 0 ? 1 : 0, { ...rival, current: false });
  return [
    effect(
      `run ${run.name}${run.attempt} is cancelled`,
      withRun({ ...others, stored: record }, slot, marked),
    ),
  ];
}

/** Somebody approves the step that holds now. */
function approvals(state: State): readonly Effect[] {
  const { stored } = state;
  if (stored?.phase !== 'shifting' || stored.policy.steps[stored.step]?.hold !== true) return [];
  const { releaseId, step } = stored;
  const approved = `${releaseId} ${step}`;
  return state.approved === approved
    ? []
    : [
        effect('somebody approves the step', {
          ...state,
          word: { kind: 'continue', releaseId, step },
          approved,
        }),
      ];
}

/** Somebody asks the running release to go back. */
function rollbacks(state: State): readonly Effect[] {
  const { stored, word } = state;
  if (stored === null || TERMINAL.has(stored.phase)) return [];
  const { releaseId } = stored;
  return word?.kind === 'rollback' && word.releaseId === releaseId
    ? []
    : [
        effect('somebody asks for a rollback', {
          ...state,
          word: { kind: 'rollback', releaseId, step: null },
        }),
      ];
}

const BY_HAND: readonly Weights[] = [
  { blue: 100, green: 0 },
  { blue: 50, green: 50 },
  { blue: 0, green: 100 },
];

/** A person changes the weights on the listener. */
const edits = (state: State): readonly Effect[] =>
  state.cloud.rule === null
    ? []
    : BY_HAND.filter((weights) => !sameWeights(state.cloud.rule!, weights)).map((weights) =>
        effect(`a person sets ${weights.blue}/${weights.green}`, {
          ...state,
          cloud: { ...state.cloud, rule: weights },
          edited: true,
          watched: 0,
        }),
      );
