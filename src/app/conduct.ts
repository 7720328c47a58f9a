import { resizedByHand } from '../core/loop/pins.ts';
import { COLOURS, other } from '../core/colour.ts';
import { Failure } from '../core/errors.ts';
import { gate } from '../core/loop/gate.ts';
import type { Observation, StackView } from '../core/observation.ts';
import type { Phase, ReleaseRecord } from '../core/record.ts';
import { apply, type Means } from './apply.ts';
import { observe } from './observe.ts';
import { LEASE_MS, type Parts, type Scope } from './parts.ts';
import { releaseLoop, requestCancel, type Held, type LoopParts } from './release-loop.ts';

/**
 * Leads a release from where its record stands to its end, or until the signal stops it. `means` null: nothing new can
 * be made, which moving traffic and removing things never need.
 */
export async function conduct(
  parts: Parts,
  scope: Scope,
  means: Means | null,
  held: Held,
  signal: AbortSignal,
): Promise<Held> {
  const loop = loopParts(parts, scope, means);
  return releaseLoop(loop, held, signal).catch((error: unknown) =>
    turnBackFrom(error, loop, held.record, signal),
  );
}

/** A command that AWS will not carry out fails the release like a gate does: with its cause, and traffic goes back. */
async function turnBackFrom(
  error: unknown,
  loop: LoopParts,
  led: ReleaseRecord,
  signal: AbortSignal,
): Promise<Held> {
  if (!(error instanceof Failure)) throw error;
  loop.tell({ kind: 'note', text: error.message });
  const held = await requestCancel(loop.records, led, error.problem);
  if (held === null) throw error;
  return releaseLoop(loop, held, signal);
}

function loopParts(parts: Parts, { names, pollMs }: Scope, means: Means | null): LoopParts {
  const { cloud, clock, tell } = parts;
  const said = new Set<string>();
  return {
    records: cloud.records,
    clock,
    tell,
    observe: (record, now, fresh) => observe(cloud, names, record, now, { fresh }),
    apply: (command, record, seen) => apply(cloud, names, means, command, record, seen),
    watch: (record, seen) => watch(parts, record, seen, said),
    pollMs,
    leaseMs: LEASE_MS,
  };
}

/**
 * Per-resource events, what is awaited, and once (`said`) what is worth a word although nothing is decided on it. A
 * failed look never decides anything: it is shown at the next poll.
 */
async function watch(
  { cloud, clock, tell }: Parts,
  record: ReleaseRecord,
  seen: Observation,
  said: Set<string>,
): Promise<void> {
  const verdict = gate(record, seen, clock.now());
  const elapsedMs = clock.now() - record.enteredAt;
  if (verdict.kind === 'wait')
    tell({ kind: 'waiting', phase: record.phase, reason: verdict.reason, elapsedMs });
  for (const text of remarks(record, seen).filter((remark) => !said.has(remark))) {
    said.add(text);
    tell({ kind: 'note', text });
  }
  const events = await Promise.allSettled(changing(record, seen).map((name) => cloud.stacks.newEvents(name)));
  for (const answer of events)
    if (answer.status === 'fulfilled') for (const event of answer.value) tell({ kind: 'stack-event', event });
}

const remarks = (record: ReleaseRecord, { fleets }: Observation): readonly string[] =>
  COLOURS.map((colour) => fleets[colour]).flatMap(({ name, minSize, shortage }, n) => [
    ...(shortage === null ? [] : [`${name} goes on without one zone: ${shortage}`]),
    ...(record.kind === 'release' && resizedByHand(record, fleets, COLOURS[n]!)
      ? [`somebody set the minimum of ${name} to ${minSize}: it is left to them`]
      : []),
  ]);

/** The stacks this phase makes or removes. */
function changing(record: ReleaseRecord, seen: Observation): readonly string[] {
  const candidate = seen.fleets[record.candidate.colour].stack;
  const idle = seen.fleets[other(record.candidate.colour)].stack;
  const stacks: Partial<Record<Phase, readonly StackView[]>> = {
    provisioning: [seen.edge, candidate],
    retiring: record.kind === 'destroy' ? [candidate, idle, seen.edge] : [idle],
    rolling_back: [candidate],
  };
  return (stacks[record.phase] ?? []).filter((stack) => stack.state !== 'absent').map((stack) => stack.name);
}
