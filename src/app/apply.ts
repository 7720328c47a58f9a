import { edgeOutputs, type EdgeOutputs } from '../core/edge-outputs.ts';
import type { GoldenSet, InstanceSpec } from '../core/instance-spec.ts';
import type { Observation } from '../core/observation.ts';
import type { Command } from '../core/loop/command.ts';
import type { ReleaseRecord } from '../core/record.ts';
import type { PreparedRequest } from '../core/request.ts';
import type { StackNames } from '../core/stack-names.ts';
import type { Cloud, Fleets, Written } from '../ports.ts';
import { commonTags, edgeWish, fleetWish, resizedFleetWish, type Places, type Templates } from './wishes.ts';

/** Makes the instance bundle: a zip and its digest. */
export type MakeBundle = (
  spec: InstanceSpec,
  golden: GoldenSet | null,
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
): Promise<Written> {
  const { stacks, traffic, fleets } = cloud;
  const token = (what: string): string => `${record.releaseId}-${what}`;
  // A repeated deletion is another one: with the token of the first, AWS would take it for that.
  const removal = (what: string, repeated: boolean): string =>
    token(`remove-${what}-${record.repeats + Number(repeated)}`);
  switch (command.kind) {
    case 'edge': {
      const { request, templates, places } = needed(means, command);
      return made(
        stacks.apply(edgeWish(request, names, templates, places, record.edge.manifest), token('edge')),
      );
    }
    case 'remove-edge':
      return stacks.remove(names.edge, removal('edge', command.repeated));
    case 'create-rule': {
      const { listenerArn, targetGroups } = outputs(seen);
      return traffic.createRule(
        listenerArn,
        targetGroups,
        command.weights,
        commonTags(needed(means, command).request),
      );
    }
    case 'remove-rule':
      return traffic.removeRule(seen.rule!.arn);
    case 'create-fleet':
      return createFleet(cloud, names, needed(means, command), record, outputs(seen));
    case 'update-fleet': {
      const { request, templates } = needed(means, command);
      const wish = resizedFleetWish(
        request,
        seen.fleets[command.colour],
        templates,
        record.capacity.manifest,
      );
      return made(stacks.apply(wish, token('capacity'), { replaces: 'refused' }));
    }
    case 'recover': {
      const { name, status } = command.stack === 'edge' ? seen.edge : seen.fleets[command.stack].stack;
      return stacks.recover(name, status, token(`recover-${record.repeats}`));
    }
    case 'remove-fleet':
      return stacks.remove(names.fleets[command.colour], removal(command.colour, command.repeated));
    case 'park':
      return fleets.park(seen.fleets[command.colour].name!, command.minSize, command.until);
    case 'minimum':
      return setMinimum(fleets, command, seen.fleets[command.colour].name!);
    case 'weights':
      return traffic.setWeights(seen.rule!.arn, outputs(seen).targetGroups, command.weights);
  }
}

/** A change set carries a token: it is sent until AWS has taken it. */
const made = async (applying: Promise<unknown>): Promise<Written> => {
  await applying;
  return 'done';
};

const setMinimum = (
  fleets: Fleets,
  { minSize, pin }: Extract<Command, { kind: 'minimum' }>,
  group: string,
): Promise<Written> =>
  pin === null || minSize === null
    ? fleets.unpin(group, minSize)
    : fleets.pin(group, minSize, pin.until, pin.restoreMin);

async function createFleet(
  { stacks, artifacts }: Cloud,
  names: StackNames,
  { request, templates, places, makeBundle }: Means,
  record: ReleaseRecord,
  edge: EdgeOutputs,
): Promise<Written> {
  const { zip, sha256 } = await makeBundle(instanceSpec(request, record, edge), request.golden);
  const uri = await artifacts.publishBundle(zip, sha256);
  const wish = fleetWish(request, record, names, templates, places, edge, { uri, sha256 });
  return made(stacks.apply(wish, `${record.releaseId}-fleet`));
}

function instanceSpec(request: PreparedRequest, record: ReleaseRecord, edge: EdgeOutputs): InstanceSpec {
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
