import type { Command } from '../../../src/core/loop/command.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { NO_FLEET, NOTHING, type CloudState } from './cloud.ts';
import { archived } from './archived.ts';
import { CAPACITY, OLD, releaseOf, type RunName } from './releases.ts';
import { NOW, TICK } from './time.ts';
import type { Word } from './word.ts';

/** The state of the model: the cloud, the stored record and the runs, and the states from which searches begin. */

/** One process that works on a release, as it is between two of its calls. */
export interface Run {
  readonly name: RunName;
  readonly attempt: number;
  readonly at: 'start' | 'look' | 'save' | 'apply';
  /**
   * `revert`: it turns another run's release back before it begins its own. `upkeep`: it only ends what another run
   * began, or removes things.
   */
  readonly task: 'release' | 'revert' | 'upkeep';
  readonly record: ReleaseRecord | null;
  /** Whether the version of the record that it read or wrote last is still the stored one. */
  readonly current: boolean;
  /** What it saw at its last look. */
  readonly seen: CloudState | null;
  /** How many ticks ago it looked. */
  readonly seenTicks: number;
  /** What was asked of its release at that look. */
  readonly asked: Word | null;
  /** The record that it saves next. */
  readonly next: ReleaseRecord | null;
  readonly commands: readonly Command[];
  /** Stopped from outside; time goes on without it. */
  readonly paused: boolean;
  /** It finished a turn since the last tick. */
  readonly polled: boolean;
}

/** The whole world of the model at one moment. */
export interface State {
  readonly cloud: CloudState;
  readonly word: Word | null;
  /** The step that was approved last, as `release step`. */
  readonly approved: string | null;
  readonly stored: ReleaseRecord | null;
  readonly runs: readonly [Run | null, Run | null];
  /** How often a run of each name was started. */
  readonly starts: Readonly<Record<RunName, number>>;
  /** How many more things may go wrong. */
  readonly faults: number;
  /** A person changed the weights. Properties that this breaks are not the machine's fault. */
  readonly edited: boolean;
  /** A stack is in a state that only a person can mend. */
  readonly blocked: boolean;
  /** Ticks, at most 1, for which the present weights stood under the eyes of a run that had looked within its lease. */
  readonly watched: number;
  /** Observations in a row, at most 2, that found the candidate fit before it got its first weight. */
  readonly fit: number;
  /** Since the release turned back, a look has found the fleet unfit that traffic should go back to. */
  readonly down: boolean;
}

/** No more runs come, because each name was started as often as it may be. */
const NEVER: State['starts'] = { A: 2, B: 2, C: 2, R: 2, K: 2, D: 2, S: 2 };

/** Release `O` serves from blue with four instances and a minimum of two. */
export const serving = (faults: number): State => ({
  cloud: {
    edge: 'settled',
    rule: { blue: 100, green: 0 },
    nodes: { blue: 100, green: 0 },
    fleets: {
      blue: {
        stack: 'settled',
        capacity: CAPACITY,
        release: OLD,
        health: 'ready',
        min: 2,
        desired: 4,
        running: 4,
        parked: false,
        restores: null,
      },
      green: NO_FLEET,
    },
    alarm: false,
  },
  word: null,
  approved: null,
  stored: null,
  runs: [null, null],
  starts: { ...NEVER, A: 0, B: 0 },
  faults,
  edited: false,
  blocked: false,
  watched: 1,
  fit: 0,
  down: false,
});

/** Nothing exists yet, so that the next release is the first one. */
export const empty = (faults: number): State => ({
  ...serving(faults),
  cloud: NOTHING,
});

/** Run A's release was just promoted to green. `O` is parked in blue, and a rollback may come. */
export const promoted = (faults: number): State => {
  const before = serving(0).cloud.fleets.blue;
  const cloud: CloudState = {
    edge: 'settled',
    rule: { blue: 0, green: 100 },
    nodes: { blue: 0, green: 100 },
    fleets: {
      blue: { ...before, min: 4, parked: true },
      green: { ...before, release: releaseOf('A', 1) },
    },
    alarm: false,
  };
  const stored: ReleaseRecord = {
    ...archived(releaseOf('A', 1)),
    previous: OLD,
    phase: 'promoted',
    weights: { blue: 0, green: 100 },
    deadlineAt: null,
    parked: { colour: 'blue', releaseId: OLD, until: NOW + TICK },
  };
  return { ...serving(faults), cloud, stored, starts: { ...NEVER, R: 0 } };
};

/** The same world in which each of these runs may start so many times, and no other run starts. */
export const met = (state: State, times: Partial<State['starts']>): State => ({
  ...state,
  starts: Object.fromEntries(
    Object.entries(NEVER).map(([name, most]) => [name, most - (times[name as RunName] ?? 0)]),
  ) as State['starts'],
});

/** The same world in which run A starts once and no other run starts. */
export const alone = (state: State): State => ({ ...state, starts: { ...NEVER, A: 1 } });

/** Run A's release serves from green, and no other fleet exists. */
export const released = (faults: number): State => {
  const { cloud, stored, ...rest } = promoted(faults);
  const fleets = { ...cloud.fleets, blue: NO_FLEET };
  return { ...rest, cloud: { ...cloud, fleets }, stored: { ...stored!, parked: null } };
};
