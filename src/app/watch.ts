import { COLOURS } from '../core/colour.ts';
import { gate } from '../core/loop/gate.ts';
import { resizedByHand } from '../core/loop/pins.ts';
import type { Observation, StackView } from '../core/observation.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { isAtRest, isMoving } from '../core/stack-state.ts';
import type { Run } from './run.ts';

/** Tells what each poll finds. It decides nothing. What a failed call leaves out comes with the next poll. */
export interface Watch {
  /**
   * Tells the events of the stacks that change. Called before the decision on `seen` is told, so that the last events
   * of a phase stand under that phase.
   */
  readonly tellStackEvents: (seen: Observation) => Promise<void>;
  /** Tells what the release waits for, and each remark once. */
  readonly tellProgress: (record: ReleaseRecord, seen: Observation) => void;
}

export const watchOf = (run: Run): Watch => ({
  tellStackEvents: stackEventTeller(run),
  tellProgress: progressTeller(run),
});

function stackEventTeller({ cloud, clock, tell }: Run): Watch['tellStackEvents'] {
  const before = new Map<string, StackView>();
  return async ({ edge, fleets }) => {
    const stacks = [edge, ...COLOURS.map((colour) => fleets[colour].stack)];
    const changing = stacks.filter((stack) => isChanging(stack, before.get(stack.name)));
    for (const stack of stacks) before.set(stack.name, stack);
    const answers = await Promise.allSettled(changing.map(({ name }) => cloud.stacks.newEvents(name)));
    for (const answer of answers)
      if (answer.status === 'fulfilled')
        for (const event of answer.value) tell({ kind: 'stack-event', event, ageMs: clock.now() - event.at });
  };
}

/**
 * Whether a stack may have events to tell. One that came to rest since the poll before has its last ones. One that
 * failed before the first poll is asked about once, so that its old events are not taken for new ones later.
 */
const isChanging = (stack: StackView, before: StackView | undefined): boolean =>
  isMoving(stack) || (before === undefined ? !isAtRest(stack) : before.status !== stack.status);

function progressTeller({ clock, tell }: Run): Watch['tellProgress'] {
  const told = new Set<string>();
  return (record, seen) => {
    const verdict = gate(record, seen, clock.now());
    const elapsedMs = clock.now() - record.enteredAt;
    if (verdict.kind === 'wait')
      tell({ kind: 'waiting', phase: record.phase, reason: verdict.reason, elapsedMs });
    for (const text of remarks(record, seen).filter((remark) => !told.has(remark))) {
      told.add(text);
      tell({ kind: 'note', text });
    }
  };
}

/** What a reader should know although nothing is decided on it. */
const remarks = (record: ReleaseRecord, { fleets }: Observation): readonly string[] =>
  COLOURS.flatMap((colour) => {
    const { name, minSize, shortage } = fleets[colour];
    return [
      ...(shortage === null ? [] : [`${name} goes on without one zone: ${shortage}`]),
      ...(record.kind === 'release' && resizedByHand(record, fleets, colour)
        ? [`somebody set the minimum of ${name} to ${minSize}: it is left to them`]
        : []),
    ];
  });
