import { perColour } from '../../../src/core/colour.ts';
import type { FleetView, Observation } from '../../../src/core/observation.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { releaseIdOf } from '../../../src/core/names.ts';
import type { Machine } from '../machine.ts';
import type { Mutant } from './mutant.ts';
import type { Property } from '../claims/property.ts';
import { met, promoted, released, type State } from '../world/state.ts';

/** Mutants that show only in a change of capacity, a destroy or a sweep. */
export function upkeepMutantsOf(whole: Machine): readonly Mutant[] {
  const mutant = (name: string, caughtBy: Property, beginning: State, change: Partial<Machine>): Mutant => ({
    name,
    caughtBy,
    faults: beginning.faults,
    machine: { ...whole, ...change },
    beginning,
  });
  const resizing = (faults: number): State => met(released(faults), { K: 1 });
  const destroying = (faults: number): State => met(released(faults), { D: 1 });
  const sweeping = (faults: number): State => met(promoted(faults), { S: 1 });
  return [
    mutant('a change of capacity turned back like a release', 'still', resizing(1), asRelease(whole)),
    mutant('an update that went back taken for done', 'ended', resizing(1), asWished(whole)),
    mutant(
      'a change left while its stack is busy',
      'converges',
      met(released(1), { K: 1, B: 1 }),
      hasty(whole),
    ),
    mutant('fleets destroyed before the rule', 'order', destroying(0), blindToRule(whole)),
    mutant('the edge destroyed beside the fleets', 'order', destroying(0), allAtOnce(whole)),
    mutant(
      'a destroy that stands for a release',
      'converges',
      met(released(1), { D: 1, K: 1 }),
      anyOwn(whole),
    ),
    mutant(
      'a destroy over a release that runs',
      'course',
      met(released(0), { D: 1, B: 1 }),
      overLiving(whole),
    ),
    mutant('the time of a parked fleet forgotten', 'kept', sweeping(0), impatient(whole)),
    mutant('weights moved by hand swept over', 'foreign', sweeping(1), unasked(whole)),
    mutant(
      'a release that was left led on instead of back',
      'means',
      met(released(1), { B: 1, S: 1 }),
      finished(whole),
    ),
  ];
}

/** Turns a change of capacity back like a release, which would take the weight off the only fleet. */
const asRelease = (whole: Machine): Partial<Machine> => ({
  decide: (record, seen, now) => {
    if (record.kind !== 'capacity') return whole.decide(record, seen, now);
    const misread = { ...record, kind: 'release' as const };
    const next = whole.decide(misread, seen, now);
    return next === misread ? record : { ...next, kind: 'capacity' };
  },
});

const asWished = (whole: Machine): Partial<Machine> => ({
  decide: (record, seen, now) =>
    whole.decide(record, record.capacity.asked ? given(record, seen) : seen, now),
});

const given = (record: ReleaseRecord, seen: Observation): Observation =>
  withFleetView(seen, record, (fleet) => ({ ...fleet, capacity: record.capacity.manifest }));

const withFleetView = (
  seen: Observation,
  { candidate }: ReleaseRecord,
  change: (fleet: FleetView) => FleetView,
): Observation => ({
  ...seen,
  fleets: perColour((colour) =>
    colour === candidate.colour ? change(seen.fleets[colour]) : seen.fleets[colour],
  ),
});

/** Ends a change that is turned back at once, although CloudFormation is still at work. */
const hasty = (whole: Machine): Partial<Machine> => ({
  decide: (record, seen, now) =>
    whole.decide(
      record,
      record.kind === 'capacity' && record.cancelRequested ? resting(record, seen) : seen,
      now,
    ),
});

const resting = (record: ReleaseRecord, seen: Observation): Observation =>
  withFleetView(seen, record, (fleet) => ({ ...fleet, stack: { ...fleet.stack, state: 'settled' } }));

const blindToRule = (whole: Machine): Partial<Machine> => ({
  reconcile: (record, seen) =>
    whole.reconcile(record, record.kind === 'destroy' ? { ...seen, rule: null } : seen),
});

const allAtOnce = (whole: Machine): Partial<Machine> => ({
  reconcile: (record, seen) => {
    const commands = whole.reconcile(record, seen);
    return record.kind === 'destroy' && commands.some(({ kind }) => kind === 'remove-fleet')
      ? [...commands, { kind: 'remove-edge', stack: 'edge', repeated: false }]
      : commands;
  },
});

/** Lets a destroy take over a release whose run is alive. */
const overLiving = (whole: Machine): Partial<Machine> => ({
  claim: (stored, claimant, now) => (claimant.acceptObserved ? 'free' : whole.claim(stored, claimant, now)),
});

const impatient = (whole: Machine): Partial<Machine> => ({
  tidying: (stored, ...rest) => whole.tidying({ ...stored, parked: null }, ...rest),
});

const finished = (whole: Machine): Partial<Machine> => ({
  claim: (...claiming) => {
    const claimed = whole.claim(...claiming);
    return claimed === 'revert' ? 'finish' : claimed;
  },
});

/** Takes any stored destroy for the run's own release, so that a destroy that ends well counts as its release. */
const anyOwn = (whole: Machine): Partial<Machine> => ({
  claim: (stored, claimant, now) =>
    whole.claim(
      stored?.kind === 'destroy'
        ? { ...stored, kind: 'capacity', releaseId: releaseIdOf(claimant.owner, 'x') }
        : stored,
      claimant,
      now,
    ),
});

const unasked = (whole: Machine): Partial<Machine> => ({
  tidying: (stored, seen, ...rest) =>
    whole.tidying({ ...stored, weights: seen.rule?.weights ?? stored.weights }, seen, ...rest),
});
