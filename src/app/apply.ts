import { edgeOutputs, type EdgeOutputs } from '../core/edge-outputs.ts';
import type { InstanceSpec } from '../core/instance-spec.ts';
import type { Observation } from '../core/observation.ts';
import type { Command } from '../core/reconcile.ts';
import type { ReleaseRecord } from '../core/record.ts';
import type { PreparedRequest } from '../core/request.ts';
import type { StackNames } from '../core/stack-names.ts';
import type { Cloud } from '../ports.ts';
import { commonTags, edgeWish, fleetWish, type Places, type Templates } from './wishes.ts';

/** Makes the instance bundle: a zip and its digest. */
export type MakeBundle = (
  spec: InstanceSpec,
) => Promise<{ readonly zip: Uint8Array; readonly sha256: string }>;

/** What is needed to make things; a run that only moves traffic back has none of it. */
export interface Means {
  readonly request: PreparedRequest;
  readonly templates: Templates;
  readonly places: Places;
  readonly makeBundle: MakeBundle;
}

/** Carries out one command. Each is idempotent: its token or its wish is the same when it is sent again. */
export async function apply(
  cloud: Cloud,
  names: StackNames,
  means: Means | null,
  command: Command,
  record: ReleaseRecord,
  seen: Observation,
): Promise<void> {
  switch (command.kind) {
    case 'edge': {
      const { request, templates, places } = needed(means, command);
      const wish = edgeWish(request, names, templates, places, record.edge.manifest);
      await cloud.stacks.apply(wish, `${record.releaseId}-edge`);
      return;
    }
    case 'remove-edge':
      return cloud.stacks.remove(names.edge, `${record.releaseId}-remove-edge`);
    case 'create-rule': {
      const edge = outputs(seen);
      const { request } = needed(means, command);
      return cloud.traffic.createRule(
        edge.listenerArn,
        edge.targetGroups,
        command.weights,
        commonTags(request),
      );
    }
    case 'create-fleet':
      return createFleet(cloud, names, needed(means, command), record, outputs(seen));
    case 'remove-fleet':
      return cloud.stacks.remove(
        names.fleets[command.colour],
        `${record.releaseId}-remove-${command.colour}`,
      );
    case 'minimum':
      return setMinimum(cloud, command, seen.fleets[command.colour].name!);
    case 'weights':
      return cloud.traffic.setWeights(seen.rule!.arn, outputs(seen).targetGroups, command.weights);
  }
}

const setMinimum = (
  { fleets }: Cloud,
  { minSize, pin }: Extract<Command, { kind: 'minimum' }>,
  group: string,
): Promise<void> =>
  pin === null ? fleets.unpin(group, minSize) : fleets.pin(group, minSize, pin.until, pin.restoreMin);

async function createFleet(
  cloud: Cloud,
  names: StackNames,
  { request, templates, places, makeBundle }: Means,
  record: ReleaseRecord,
  edge: EdgeOutputs,
): Promise<void> {
  const { zip, sha256 } = await makeBundle(instanceSpec(request, record, edge));
  const uri = await cloud.artifacts.publishBundle(zip, sha256);
  const wish = fleetWish(request, record, names, templates, places, edge, { uri, sha256 });
  await cloud.stacks.apply(wish, `${record.releaseId}-fleet`);
}

export function instanceSpec(
  request: PreparedRequest,
  record: ReleaseRecord,
  edge: EdgeOutputs,
): InstanceSpec {
  return {
    schemaVersion: 1,
    service: request.service,
    environment: request.environment,
    releaseId: record.releaseId,
    colour: record.candidate.colour,
    runtime: request.runtime,
    image: request.image,
    artifact: request.verified,
    server: request.server,
    reportsUri: `s3://${request.bucket}/reports/${record.releaseId}`,
    logGroup: edge.logGroup === '' ? null : edge.logGroup,
    drainSeconds: request.drainSeconds,
  };
}

function outputs(seen: Observation): EdgeOutputs {
  const found = edgeOutputs(seen.edge);
  if (found === null) throw new Error(`stack ${seen.edge.name} has no outputs yet`);
  return found;
}

/** Commands that make things are only decided in `provisioning`, which a run without means never enters. */
function needed(means: Means | null, command: Command): Means {
  if (means === null) throw new Error(`this run cannot carry out ${command.kind}`);
  return means;
}
