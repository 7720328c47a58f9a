import { perColour, type Colour, type PerColour } from '../core/colour.ts';
import { edgeOutputs, type EdgeOutputs } from '../core/edge-outputs.ts';
import type { Observation, TargetView } from '../core/observation.ts';
import type { ReleaseRecord } from '../core/record.ts';
import type { StackNames } from '../core/stack-names.ts';
import type { Cloud } from '../ports.ts';

/** Whose words a poll needs besides stacks, weights and targets; null before there is a release. */
export type Subject = Pick<ReleaseRecord, 'releaseId' | 'candidate' | 'alarms'> | null;

/** Everything decided upon, read in one go. The order of the answers does not matter: the next poll sees what this one missed. */
export async function observe(
  cloud: Cloud,
  names: StackNames,
  subject: Subject,
  at: number,
): Promise<Observation> {
  const [edge, blue, green, reports] = await Promise.all([
    cloud.stacks.describe(names.edge),
    observeFleet(cloud, names, 'blue'),
    observeFleet(cloud, names, 'green'),
    subject === null ? [] : cloud.reports.read(subject.candidate.releaseId),
  ]);
  const outputs = edgeOutputs(edge);
  const [rule, targets, alarms] = await Promise.all([
    outputs === null ? null : cloud.traffic.rule(outputs.listenerArn, outputs.targetGroups),
    observeTargets(cloud, outputs),
    cloud.alarms.read(alarmNames(outputs, subject)),
  ]);
  return { at, edge, fleets: { blue, green }, rule, targets, reports, alarms };
}

const observeFleet = async (
  cloud: Cloud,
  names: StackNames,
  colour: Colour,
): ReturnType<Cloud['fleets']['observe']> =>
  cloud.fleets.observe(await cloud.stacks.describe(names.fleets[colour]));

async function observeTargets(
  cloud: Cloud,
  outputs: EdgeOutputs | null,
): Promise<PerColour<readonly TargetView[]>> {
  if (outputs === null) return perColour(() => []);
  const [blue, green] = await Promise.all([
    cloud.traffic.targets(outputs.targetGroups.blue),
    cloud.traffic.targets(outputs.targetGroups.green),
  ]);
  return { blue, green };
}

/** The candidate's own alarms and those the user named. */
function alarmNames(outputs: EdgeOutputs | null, subject: Subject): readonly string[] {
  if (subject === null) return [];
  return [...(outputs?.alarms[subject.candidate.colour] ?? []), ...subject.alarms];
}
