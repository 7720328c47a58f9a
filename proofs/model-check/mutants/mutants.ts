import { perColour, type Colour } from '../../../src/core/colour.ts';
import type { Observation, TargetView } from '../../../src/core/observation.ts';
import type { Command } from '../../../src/core/loop/command.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { split } from '../../../src/core/weights.ts';
import type { Machine } from '../machine.ts';
import type { Mutant } from './mutant.ts';
import type { Property } from '../claims/property.ts';
import { NOW, PAST } from '../world/time.ts';
import { upkeepMutantsOf } from './upkeep-mutants.ts';

type View = (seen: Observation, record: ReleaseRecord) => Observation;
type Reading = (record: ReleaseRecord) => ReleaseRecord;

/** Every mutant of a machine that keeps all rules. */
export function mutantsOf(whole: Machine): readonly Mutant[] {
  const mutant = (name: string, caughtBy: Property, faults: number, change: Partial<Machine>): Mutant => ({
    name,
    caughtBy,
    faults,
    machine: { ...whole, ...change },
    beginning: null,
  });
  return [
    mutant('no re-check of the floor before weights', 'floor', 2, reconciling(whole, allHealthy)),
    mutant('fail-open taken for health', 'floor', 2, reconciling(whole, failOpen)),
    mutant('health skipped in verifying', 'fit', 0, deciding(whole, readyWhileVerifying)),
    mutant('one pass is enough', 'fit', 0, reading(whole, onePass)),
    mutant('alarms ignored', 'noise', 1, deciding(whole, silent)),
    mutant('steps without their time', 'watched', 0, reading(whole, noQuiet)),
    mutant('read-back skipped', 'ended', 1, deciding(whole, believed)),
    mutant('cancel ignored', 'cancel', 1, reading(whole, uncancelled)),
    mutant('rollback intent ignored', 'obeyed', 1, deciding(whole, unasked)),
    mutant('a word for one step taken for all', 'approval', 0, reading(whole, approvedAll)),
    mutant(
      'deadline ignored',
      'converges',
      1,
      reading(whole, (record) => ({ ...record, deadlineAt: null })),
    ),
    mutant(
      'deadline runs while nobody is there',
      'converges',
      1,
      reading(whole, (record) => ({ ...record, leaseUntil: NOW })),
    ),
    mutant('pin forgotten', 'capacity', 0, { reconcile: without(whole, 'minimum') }),
    mutant('weights before capacity', 'capacity', 2, { reconcile: weightsFirst(whole) }),
    mutant('end of a parked fleet left in place', 'alive', 0, { reconcile: withItsEnd(whole) }),
    mutant('removal without the weight guard', 'removal', 1, { reconcile: unguarded(whole) }),
    mutant('record saved after the commands', 'recorded', 0, { order: 'apply-save' }),
    mutant('save over whatever is stored', 'course', 1, { saving: 'unconditional' }),
    mutant('no fencing of writes by the lease', 'writer', 1, { mayWrite: () => true }),
    mutant('takeover within a living lease', 'writer', 0, { claim: expired(whole) }),
    mutant('re-run beside the run it repeats', 'owners', 1, { claim: sameAttempt(whole) }),
    mutant('an end beside a pin that is left', 'unpinned', 1, deciding(whole, ownMinima)),
    mutant('stored colour as authority', 'slot', 1, { plan: byStoredColour(whole) }),
    ...upkeepMutantsOf(whole),
  ];
}

const deciding = (whole: Machine, view: View): Partial<Machine> => ({
  decide: (record, seen, now) => whole.decide(record, view(seen, record), now),
});

const reconciling = (whole: Machine, view: View): Partial<Machine> => ({
  reconcile: (record, seen) => whole.reconcile(record, view(seen, record)),
});

/** `decide` on a misread record. What it does not decide stays as it is stored. */
const reading = (whole: Machine, read: Reading): Partial<Machine> => ({
  decide: (record, seen, now) => {
    const misread = read(record);
    const next = whole.decide(misread, seen, now);
    if (next === misread) return record;
    const { policy, cancelRequested, leaseUntil } = record;
    return { ...next, policy, cancelRequested, leaseUntil };
  },
});

const onePass: Reading = (record) => ({ ...record, policy: { ...record.policy, healthyPasses: 1 } });

const noQuiet: Reading = (record) => ({
  ...record,
  policy: {
    ...record.policy,
    bakeMs: 0,
    steps: record.policy.steps.map((step) => ({ ...step, quietMs: 0 })),
  },
});

const uncancelled: Reading = (record) => ({ ...record, cancelRequested: false });

const approvedAll: Reading = (record) => ({ ...record, approvedStep: record.step });

const unasked: View = (seen) => ({ ...seen, intent: null });

const allHealthy: View = (seen) => ({
  ...seen,
  targets: perColour((colour) => healthyTargets(seen, colour)),
});

const healthyTargets = (seen: Observation, colour: Colour): readonly TargetView[] =>
  seen.targets[colour].map((target) => ({ ...target, state: 'healthy' }));

/** Takes a target group without a healthy target for healthy, because it still receives traffic. */
const failOpen: View = (seen) => ({
  ...seen,
  targets: perColour((colour) =>
    seen.targets[colour].some((target) => target.state === 'healthy')
      ? seen.targets[colour]
      : healthyTargets(seen, colour),
  ),
});

const readyWhileVerifying: View = (seen, record) =>
  record.phase === 'verifying'
    ? {
        ...allHealthy(seen, record),
        reports: seen.reports.map((report) => ({ ...report, state: 'ready' })),
      }
    : seen;

const ownMinima: View = (seen, { candidate, stable }) => ({
  ...seen,
  fleets: perColour((colour) => ({
    ...seen.fleets[colour],
    minSize: colour === candidate.colour ? candidate.minSize : (stable?.minSize ?? 0),
  })),
});

const silent: View = (seen) => ({ ...seen, alarms: [] });

const believed: View = (seen, record) =>
  seen.rule === null ? seen : { ...seen, rule: { ...seen.rule, weights: record.weights } };

const without =
  (whole: Machine, kind: Command['kind']): Machine['reconcile'] =>
  (record, seen) =>
    whole.reconcile(capacityGiven(record), seen).filter((command) => command.kind !== kind);

/** The record with a capacity that every fleet has already. */
const capacityGiven: Reading = (record) =>
  record.stable === null ? record : { ...record, stable: { ...record.stable, desired: 2, minSize: 2 } };

const withItsEnd =
  (whole: Machine): Machine['reconcile'] =>
  (record, seen) =>
    whole.reconcile({ ...record, candidate: { ...record.candidate, parked: false } }, seen);

const weightsFirst =
  (whole: Machine): Machine['reconcile'] =>
  (record, seen) => [
    ...whole.reconcile(capacityGiven(record), seen).filter(({ kind }) => kind === 'weights'),
    ...whole.reconcile(record, seen).filter(({ kind }) => kind !== 'weights'),
  ];

/** Removes the candidate before its weight is taken away. */
const unguarded =
  (whole: Machine): Machine['reconcile'] =>
  (record, seen) => [
    ...(record.phase === 'rolling_back'
      ? [{ kind: 'remove-fleet' as const, colour: record.candidate.colour, stack: '', repeated: false }]
      : []),
    ...whole.reconcile(record, seen),
  ];

const expired =
  (whole: Machine): Machine['claim'] =>
  (stored, claimant, now) =>
    whole.claim(stored === null ? null : { ...stored, leaseUntil: PAST }, claimant, now);

const sameAttempt =
  (whole: Machine): Machine['claim'] =>
  (stored, claimant, now) => {
    const owner = { ...claimant.owner, attempt: stored?.owner.attempt ?? '' };
    return whole.claim(stored, { ...claimant, owner }, now);
  };

/** Trusts the last record for which side serves and ignores the rule. */
const byStoredColour =
  (whole: Machine): Machine['plan'] =>
  (proposal, stored, seen, ...rest) =>
    whole.plan(
      proposal,
      null,
      stored === null || seen.rule === null
        ? seen
        : { ...seen, rule: { ...seen.rule, weights: split(stored.candidate.colour, 100) } },
      ...rest,
    );
