import { other, perColour, type Colour, type PerColour } from '../core/colour.ts';
import { edgeOutputs, type EdgeOutputs } from '../core/edge-outputs.ts';
import type { FleetView, Observation, StackView, TargetView } from '../core/observation.ts';
import type { ReleaseRecord } from '../core/record.ts';
import type { StackNames } from '../core/names.ts';
import type { Age, Cloud, TargetHealth } from '../ports.ts';
import { exists } from '../core/stack-state.ts';

/**
 * Reads everything that a decision needs. The answers may be from slightly different moments: the next poll sees what
 * this one missed. `release` null: there is no release yet. Throws Failure when AWS does not answer.
 */
export async function observe(
  cloud: Cloud,
  names: StackNames,
  release: ObservedRelease | null,
  { at, fresh = false, alarms: named = [] }: ObserveOptions,
): Promise<Observation> {
  const age: Age = { maxAgeMs: fresh || release === null ? 0 : AT_REST_MS };
  const [edge, blue, green] = await Promise.all(
    [names.edge, names.fleets.blue, names.fleets.green].map((name) => cloud.stacks.describe(name, age)),
  );
  const stacks = { blue: blue!, green: green! };
  const outputs = edgeOutputs(edge!);
  const judged = release === null ? null : judgedColour(release);
  const [fleets, rule, health, alarms, reports, credentialsUntil, intent] = await Promise.all([
    cloud.fleets.observe(stacks),
    outputs === null ? null : cloud.traffic.rule(outputs.listenerArn, outputs.targetGroups),
    outputs === null
      ? NO_TARGETS
      : observeTargets(cloud, outputs, stacks, (colour) => (judged === other(colour) ? age : {})),
    cloud.alarms.read(release === null ? named : alarmNames(outputs, release)),
    release === null ? [] : cloud.reports.read(release.candidate.releaseId),
    cloud.account.credentialsUntil(),
    release === null ? null : cloud.intents.read(release.service, release.environment),
  ]);
  const zones = zonesOf(fleets);
  const targets = perColour((colour) => health[colour].map((target) => withZone(target, zones)));
  return { at, edge: edge!, fleets, rule, targets, reports, alarms, credentialsUntil, intent };
}

/** The release that an observation is made for. It says whose reports, alarms and intent are read. */
export type ObservedRelease = Pick<
  ReleaseRecord,
  'service' | 'environment' | 'candidate' | 'alarms' | 'phase'
>;

interface ObserveOptions {
  /** The time of the observation, in milliseconds since the epoch. */
  readonly at: number;
  /** Alarms to read while there is no release yet. */
  readonly alarms?: readonly string[];
  /** Accept no remembered answer. Set before every irreversible write: a weight, a smaller fleet, a deletion. */
  readonly fresh?: boolean;
}

/**
 * How old an answer may be on which no decision rests this second: stacks at rest, and the targets of the side that is
 * not judged. A run polls for hours, so that remembered answers keep it at about one call of each operation a poll.
 */
const AT_REST_MS = 30_000;

/** The side whose targets decide: the one that traffic moves to. */
const judgedColour = ({ candidate: { colour }, phase }: ObservedRelease): Colour =>
  phase === 'rolling_back' ? other(colour) : colour;

const NO_TARGETS: PerColour<readonly TargetHealth[]> = { blue: [], green: [] };

/** Targets of both sides. A side without a stack has no fleet, so its targets are not asked for. */
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

/** The zone of each instance of either fleet, by instance id. */
const zonesOf = ({ blue, green }: PerColour<FleetView>): ReadonlyMap<string, string> =>
  new Map([...blue.instances, ...green.instances].map(({ id, zone }) => [id, zone]));

/** The target with its instance's zone; '' when no fleet has the instance any more. */
const withZone = (target: TargetHealth, zones: ReadonlyMap<string, string>): TargetView => ({
  ...target,
  zone: zones.get(target.id) ?? '',
});

/** The candidate's own alarms and those the user named; none while rolling back, because no alarm may delay that. */
function alarmNames(outputs: EdgeOutputs | null, release: ObservedRelease): readonly string[] {
  if (release.phase === 'rolling_back') return [];
  return [...(outputs?.alarms[release.candidate.colour] ?? []), ...release.alarms];
}
