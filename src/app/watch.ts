import { COLOURS, other } from '../core/colour.ts';
import { gate } from '../core/loop/gate.ts';
import { resizedByHand } from '../core/loop/pins.ts';
import type { Observation, StackView } from '../core/observation.ts';
import type { Phase, ReleaseRecord } from '../core/record.ts';
import { exists } from '../core/stack-state.ts';
import type { Run } from './run.ts';

/** Shows each poll what happens. A failed look never decides anything: it is shown at the next poll. */
export type Watch = (record: ReleaseRecord, seen: Observation) => Promise<void>;

/** Tells what is awaited, what is worth a word although nothing is decided on it (once), and per-resource events. */
export function watchOf({ cloud, clock, tell }: Run): Watch {
  const said = new Set<string>();
  return async (record, seen) => {
    const verdict = gate(record, seen, clock.now());
    const elapsedMs = clock.now() - record.enteredAt;
    if (verdict.kind === 'wait')
      tell({ kind: 'waiting', phase: record.phase, reason: verdict.reason, elapsedMs });
    for (const text of remarks(record, seen).filter((remark) => !said.has(remark))) {
      said.add(text);
      tell({ kind: 'note', text });
    }
    const answers = await Promise.allSettled(
      changing(record, seen).map((name) => cloud.stacks.newEvents(name)),
    );
    for (const answer of answers)
      if (answer.status === 'fulfilled')
        for (const event of answer.value) tell({ kind: 'stack-event', event });
  };
}

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

/** The stacks this phase makes or removes. */
function changing(record: ReleaseRecord, seen: Observation): readonly string[] {
  const candidate = seen.fleets[record.candidate.colour].stack;
  const idle = seen.fleets[other(record.candidate.colour)].stack;
  const stacks: Partial<Record<Phase, readonly StackView[]>> = {
    provisioning: [seen.edge, candidate],
    retiring: record.kind === 'destroy' ? [candidate, idle, seen.edge] : [idle],
    rolling_back: [candidate],
  };
  return (stacks[record.phase] ?? []).filter(exists).map((stack) => stack.name);
}
