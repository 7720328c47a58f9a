import type { Observation } from '../../src/core/observation.ts';
import { TERMINAL, type ReleaseRecord } from '../../src/core/record.ts';
import { withCommandAccepted, type Command } from '../../src/core/loop/command.ts';
import { beginning } from './beginning.ts';
import { applied, type CloudState } from './world/cloud.ts';
import { commandKey, wordKey } from './world/key.ts';
import type { Machine } from './machine.ts';
import { observed } from './world/observed.ts';
import { downness, fitness } from './claims/looks.ts';
import type { Property } from './claims/property.ts';
import { brokenBySave } from './claims/save-claims.ts';
import type { Run, State } from './world/state.ts';
import { LEASE_MS, NOW, plain } from './world/time.ts';
import type { Word } from './world/word.ts';
import { brokenByWrite, UNREPEATABLE } from './claims/write-claims.ts';

/** The turns of a run in the model: one transition for each call that it makes. */

/** A transition: its name, the state after it, and the properties that it violates. */
export interface Effect {
  readonly label: string;
  readonly state: State;
  readonly broken: readonly Property[];
}

/** Makes the next call of a run, in the order of src/app: observe, decide, save, apply. */
export function nextCall(machine: Machine, state: State, slot: 0 | 1): Effect {
  const run = state.runs[slot]!;
  switch (run.at) {
    case 'start':
      return start(machine, state, slot, run);
    case 'look':
      return look(machine, state, slot, run);
    case 'save':
      return save(machine, state, slot, run);
    case 'apply':
      return apply(machine, state, slot, run);
  }
}

/** The state with another run in this slot. */
export const withRun = (state: State, slot: 0 | 1, run: Run | null): State => ({
  ...state,
  runs: slot === 0 ? [run, state.runs[1]] : [state.runs[0], run],
});

/** A run that has just started, or begins again after it turned another run's release back. */
export const fresh = (name: Run['name'], attempt: number): Run => ({
  name,
  attempt,
  at: 'start',
  task: 'release',
  record: null,
  current: false,
  seen: null,
  seenTicks: 0,
  asked: null,
  next: null,
  commands: [],
  paused: false,
  polled: false,
});

function start(machine: Machine, state: State, slot: 0 | 1, run: Run): Effect {
  const begun = beginning(machine, state, run);
  const label = begun === null ? 'ends without a release' : `claims: ${begun.task}, then ${begun.at}`;
  return { label, state: withRun(state, slot, begun), broken: [] };
}

const OBSERVATIONS = new WeakMap<CloudState, Map<string, Observation>>();

function observation(cloud: CloudState, record: ReleaseRecord, word: Word | null): Observation {
  const known = OBSERVATIONS.get(cloud) ?? new Map<string, Observation>();
  OBSERVATIONS.set(cloud, known);
  const key = `${record.candidate.releaseId} ${wordKey(word)}`;
  const seen = known.get(key) ?? observed(cloud, record, word);
  known.set(key, seen);
  return seen;
}

function look(machine: Machine, state: State, slot: 0 | 1, run: Run): Effect {
  const record = run.record!;
  const seen = observation(state.cloud, record, state.word);
  const decided = machine.decide(record, seen, NOW);
  const renew = record.leaseUntil - NOW < LEASE_MS / 2;
  const ghosts = run.current
    ? { fit: fitness(state.fit, record, seen), down: downness(state.down, record, seen) }
    : {};
  const looked = { ...run, seen: state.cloud, seenTicks: 0, asked: state.word };
  const label = `observes and decides ${decided.phase}`;
  if (decided === record && !renew)
    return { label, state: { ...carryOut({ machine, slot }, state, looked, record), ...ghosts }, broken: [] };
  const next = { ...plain(decided), leaseUntil: NOW + LEASE_MS };
  const after =
    machine.order === 'save-apply'
      ? withRun(state, slot, { ...looked, at: 'save', next })
      : carryOut({ machine, slot }, state, { ...looked, next }, next);
  return { label, state: { ...after, ...ghosts }, broken: [] };
}

/** The machine that a run follows, and the run's slot. */
interface Place {
  readonly machine: Machine;
  readonly slot: 0 | 1;
}

/** Goes on to the commands, if there are any. */
function carryOut({ machine, slot }: Place, state: State, run: Run, record: ReleaseRecord): State {
  const commands = machine.reconcile(record, observation(run.seen!, record, run.asked));
  return commands.length > 0
    ? withRun(state, slot, { ...run, at: 'apply', commands })
    : endTurn(state, slot, { ...run, record: run.next === null ? record : run.record });
}

function endTurn(state: State, slot: 0 | 1, run: Run): State {
  if (run.next !== null) return withRun(state, slot, { ...run, at: 'save', seen: null, commands: [] });
  if (!TERMINAL.has(run.record!.phase))
    return withRun(state, slot, {
      ...run,
      at: 'look',
      seen: null,
      seenTicks: 0,
      asked: null,
      commands: [],
      polled: true,
    });
  return withRun(state, slot, run.task === 'revert' ? fresh(run.name, run.attempt) : null);
}

function save(machine: Machine, state: State, slot: 0 | 1, run: Run): Effect {
  const next = run.next!;
  if (!run.current && machine.saving === 'conditional')
    return {
      label: 'is refused: the record is another run’s',
      state: withRun(state, slot, null),
      broken: [],
    };
  const saved: State = { ...outdated(state, slot), stored: next };
  const mine: Run = { ...run, record: next, current: true, next: null };
  const after = afterSave({ machine, slot }, saved, mine, run.record === null);
  return {
    label: `saves ${next.releaseId} ${next.phase}`,
    state: after,
    broken: brokenBySave(state, run, next),
  };
}

/** After a claim comes the first look. After a decision come its commands. Otherwise the turn is over. */
function afterSave({ machine, slot }: Place, saved: State, mine: Run, claimed: boolean): State {
  if (claimed) return withRun(saved, slot, { ...mine, at: 'look', seen: null });
  if (mine.seen === null) return endTurn(saved, slot, mine);
  if (mine.commands.length > 0) return withRun(saved, slot, { ...mine, at: 'apply' });
  return carryOut({ machine, slot }, saved, mine, mine.record!);
}

/** The state in which the other run's version of the record is no longer the stored one. */
const outdated = (state: State, slot: 0 | 1): State => {
  const rival = state.runs[slot === 0 ? 1 : 0];
  return rival === null ? state : withRun(state, slot === 0 ? 1 : 0, { ...rival, current: false });
};

function apply(machine: Machine, state: State, slot: 0 | 1, run: Run): Effect {
  const [command, ...commands] = run.commands;
  const record = run.next ?? run.record!;
  if (!machine.mayWrite(record, run.seenTicks))
    return { label: 'finds what it saw too old', state: endTurn(state, slot, run), broken: [] };
  const cloud = applied(state.cloud, command!, record);
  const moved = command!.kind === 'weights' || command!.kind === 'create-rule';
  const written = { ...state, cloud, watched: moved ? 0 : state.watched };
  return {
    label: commandKey(command!),
    state: afterCommand(written, slot, { ...run, commands }, command!),
    broken: brokenByWrite(state, slot, run, command!),
  };
}

/** What the record remembers of a command is saved before the next command. */
function afterCommand(state: State, slot: 0 | 1, run: Run, command: Command): State {
  const record = run.next ?? run.record!;
  const remembered = withCommandAccepted(record, command);
  if (remembered !== record) {
    const next = { ...plain(remembered), leaseUntil: NOW + LEASE_MS };
    return withRun(state, slot, {
      ...run,
      at: 'save',
      next,
      seen: run.commands.length > 0 ? run.seen : null,
    });
  }
  return run.commands.length > 0 ? withRun(state, slot, run) : endTurn(state, slot, run);
}

/** Loses a write on its way to AWS. The run goes on, and its next observation shows that nothing changed. */
export function lostWrite(state: State, slot: 0 | 1): Effect | null {
  const run = state.runs[slot]!;
  const [command, ...commands] = run.commands;
  if (run.at !== 'apply' || !UNREPEATABLE.has(command!.kind)) return null;
  // The record remembers only confirmed writes.
  const left = { ...run, commands };
  const after = commands.length > 0 ? withRun(state, slot, left) : endTurn(state, slot, left);
  return { label: `lost: ${commandKey(command!)}`, state: after, broken: [] };
}
