import type { Command } from '../../../src/core/loop/command.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import type { Weights } from '../../../src/core/weights.ts';
import type { CloudState, Fleet } from './cloud.ts';
import type { Run, State } from './state.ts';
import { CAPACITY } from './releases.ts';
import { NOW, TICK } from './time.ts';
import type { Word } from './word.ts';

/** A text for each distinct state: it holds all that any rule can tell apart and nothing else. */
export const stateKey = (state: State): string =>
  [
    situationKey(state),
    ...state.runs.map(runKey),
    Object.values(state.starts).join(''),
    state.faults,
    bits(state.edited, state.blocked, state.down),
    state.watched,
    state.fit,
    wordKey(state.word),
    state.approved ?? '',
  ].join('|');

/** A text for what a later run finds in a state once every run has died. */
export const situationKey = (state: Pick<State, 'cloud' | 'stored'>): string =>
  `${cloudKey(state.cloud)}|${recordKey(state.stored)}`;

/** Caches texts by object, because most parts of a state are the very objects of the state before it. */
function kept<T extends object>(text: (part: T) => string): (part: T) => string {
  const texts = new WeakMap<T, string>();
  return (part) => {
    const known = texts.get(part) ?? text(part);
    texts.set(part, known);
    return known;
  };
}

const cloudKey = kept(({ edge, rule, nodes, fleets, alarm }: CloudState): string =>
  [
    edge,
    weightsKey(rule),
    weightsKey(nodes),
    fleetKey(fleets.blue),
    fleetKey(fleets.green),
    bits(alarm),
  ].join(),
);

const fleetKey = (f: Fleet): string =>
  f.stack === 'absent'
    ? '-'
    : `${f.stack} ${f.release} ${f.health} ${f.min}/${f.desired}/${f.running}${f.parked ? 'p' : ''}${f.restores ?? ''}${f.capacity === CAPACITY ? '' : f.capacity}`;

export const wordKey = (word: Word | null): string =>
  word === null ? '-' : `${word.kind} ${word.releaseId} ${word.step}`;

const weightsKey = (weights: Weights | null): string =>
  weights === null ? '-' : `${weights.blue}/${weights.green}`;

const recordKey = (record: ReleaseRecord | null): string => (record === null ? '-' : storedKey(record));

const storedKey = kept((record: ReleaseRecord): string => {
  const { releaseId, owner, candidate, stable, phase, step, weights, passes, edge, cause } = record;
  const times = [record.leaseUntil, record.deadlineAt, record.readBackAt].map(ticks).join(' ');
  const roles = `${candidate.colour[0]} ${stable === null ? '' : `${stable.desired}/${stable.minSize}`}`;
  const flags = `${record.kind[0]}${bits(edge.asked, record.capacity.asked, record.cancelRequested, candidate.parked)}${record.foreignSightings}${record.repeats}${record.approvedStep ?? ''}`;
  const aside = `${weightsKey(record.previousWeights)} ${parkedKey(record.parked)} ${record.previous} ${candidate.releaseId}`;
  const who = `${releaseId} ${owner.runId}${owner.attempt} ${roles}`;
  return `${who} ${phase} ${step} ${weightsKey(weights)} ${passes} ${flags} ${cause?.code ?? ''} ${times} ${aside}`;
});

const parkedKey = (parked: ReleaseRecord['parked']): string =>
  parked === null ? '' : `${parked.colour}${bits(parked.until > NOW)}`;

const ticks = (at: number | null): string => (at === null ? '-' : String((at - NOW) / TICK));

const runKey = (run: Run | null): string => (run === null ? '-' : livingKey(run));

const livingKey = kept((run: Run): string => {
  const flags = bits(run.current, run.paused, run.polled, run.task === 'revert', run.task === 'upkeep');
  const seen = run.seen === null ? '-' : cloudKey(run.seen);
  const rest = `${recordKey(run.record)};${recordKey(run.next)};${run.commands.map(commandKey).join('+')}`;
  return `${run.name}${run.attempt} ${run.at} ${flags}${run.seenTicks}${wordKey(run.asked)};${seen};${rest}`;
});

export const commandKey = (command: Command): string => JSON.stringify(command);

const bits = (...flags: readonly boolean[]): string => flags.map((flag) => (flag ? '1' : '0')).join('');
