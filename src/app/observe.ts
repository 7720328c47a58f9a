import { other, perColour, type Colour, type PerColour } from '../core/colour.ts';
import { edgeOutputs, type EdgeOutputs } from '../core/edge-outputs.ts';
import type { FleetView, Observation, StackView, TargetView } from '../core/observation.ts';
import type { ReleaseRecord } from '../core/record.ts';
import type { StackNames } from '../core/names.ts';
import type { Age, Cloud, TargetHealth } from '../ports.ts';
import { exists } from '../core/stack-state.ts';

/** Whose words a poll needs besides stacks, weights and targets; null before there is a release. */
export type Subject = Pick<
  ReleaseRecord,
  'service' | 'environment' | 'candidate' | 'alarms' | 'phase'
> | null;

/** When a look is taken, and how. */
export interface Look {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Alarms to be read although there is no release yet. */
  readonly alarms?: readonly string[];
  /** Ask for all of it anew. Wanted before whatever cannot be undone: a weight, a smaller fleet, a deletion. */
  readonly fresh?: boolean;
}

/**
 * How old the view may be of what nobody decides upon by the second: stacks at rest, and the targets of the side that
 * is not being judged. A controller runs for hours, so each operation of AWS is asked about once a poll, not thrice.
 */
const AT_REST_MS = 30_000;

/** Everything decided upon, read in one go. The order of the answers does not matter: the next poll sees what this one missed. */
export async function observe(
  cloud: Cloud,
  names: StackNames,
  subject: Subject,
  { at, fresh = false, alarms: named = [] }: Look,
): Promise<Observation> {
  const age: Age = { maxAgeMs: fresh || subject === null ? 0 : AT_REST_MS };
  const [edge, blue, green] = await Promise.all(
    [names.edge, names.fleets.blue, names.fleets.green].map((name) => cloud.stacks.describe(name, age)),
  );
  const stacks = { blue: blue!, green: green! };
  const outputs = edgeOutputs(edge!);
  const judged = watched(subject);
  const [fleets, rule, health, alarms, reports, credentialsUntil, intent] = await Promise.all([
    cloud.fleets.observe(stacks),
    outputs === null ? null : cloud.traffic.rule(outputs.listenerArn, outputs.targetGroups),
    outputs === null
      ? NO_TARGETS
      : observeTargets(cloud, outputs, stacks, (colour) => (judged === other(colour) ? age : {})),
    cloud.alarms.read(subject === null ? named : alarmNames(outputs, subject)),
    subject === null ? [] : cloud.reports.read(subject.candidate.releaseId),
    cloud.account.credentialsUntil(),
    subject === null ? null : cloud.intents.read(subject.service, subject.environment),
  ]);
  const zones = zonesOf(fleets);
  const targets = perColour((colour) => health[colour].map((target) => inZone(target, zones)));
  return { at, edge: edge!, fleets, rule, targets, reports, alarms, credentialsUntil, intent };
}

/** The side whose targets decide: the one that traffic moves to. null: both, as long as nothing moves. */
function watched(subject: Subject): Colour | null {
  if (subject === null) return null;
  const { colour } = subject.candidate;
  return subject.phase === 'rolling_back' ? other(colour) : colour;
}

const NO_TARGETS: PerColour<readonly TargetHealth[]> = { blue: [], green: [] };

/** Targets of both sides; none where there is no stack, as then no fleet's targets could matter. */
async function observeTargets(
  { traffic }: Cloud,
  { targetGroups }: EdgeOutputs,
  stacks: PerColour<StackView>,
  ageOf: (colour: Colour) => Age,
): Promise<PerColour<readonly TargetHealth[]>> {
  const targets = async (colour: Colour): Promise<readonly TargetHealth[]> =>
    exists(stacks[colour]) ? traffic.targets(targetGroups[colour], ageOf(colour)) : [];
  const [blue, green] = await Promise.all([targets('blue'), targets('green')]);
  return { blue, green };
}

/** Zones of all instances that either fleet has. */
const zonesOf = ({ blue, green }: PerColour<FleetView>): ReadonlyMap<string, string> =>
  new Map([...blue.instances, ...green.instances].map(({ id, zone }) => [id, zone]));

/** A target is in its instance's zone; in '' when no fleet has the instance any more. */
const inZone = (target: TargetHealth, zones: ReadonlyMap<string, string>): TargetView => ({
  ...target,
  zone: zones.get(target.id) ?? '',
});

/** The candidate's own alarms and those the user named; none once it goes back, which no alarm is to keep it from. */
function alarmNames(outputs: EdgeOutputs | null, subject: NonNullable<Subject>): readonly string[] {
  if (subject.phase === 'rolling_back') return [];
  return [...(outputs?.alarms[subject.candidate.colour] ?? []), ...subject.alarms];
}
