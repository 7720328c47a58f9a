import type { Command } from '../core/loop/command.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { commonTags } from '../core/tags.ts';
import type { EdgeOutputs } from '../core/edge-outputs.ts';
import type { Fleets, WriteResult } from '../ports.ts';
import type { ReleaseMaterials, Run } from './run.ts';
import { edgeWish, fleetWish, instanceSpec, resizedFleetWish } from './wishes.ts';

/**
 * Carries out one command. Each is idempotent: its token or its wish is the same when it is sent again. Throws Failure
 * when AWS will not carry it out.
 */
export async function apply(
  { cloud, scope }: Run,
  materials: ReleaseMaterials | null,
  command: Command,
  record: ReleaseRecord,
): Promise<WriteResult> {
  const { stacks, traffic, fleets } = cloud;
  const token = (what: string): string => `${record.releaseId}-${what}`;
  // A repeated deletion needs a token of its own: with the first one's, AWS would take it for the first.
  const removal = (what: string, repeated: boolean): string =>
    token(`remove-${what}-${record.repeats + Number(repeated)}`);
  switch (command.kind) {
    case 'edge':
      return started(
        stacks.apply(edgeWish(needed(materials, command), scope.names, record.edge.manifest), token('edge')),
      );
    case 'remove-edge':
      return stacks.remove(command.stack, removal('edge', command.repeated));
    case 'create-rule':
      return traffic.createRule(
        command.edge.listenerArn,
        command.edge.targetGroups,
        command.weights,
        commonTags(needed(materials, command).request),
      );
    case 'remove-rule':
      return traffic.removeRule(command.ruleArn);
    case 'create-fleet':
      return createFleet({ cloud, scope }, needed(materials, command), record, command.edge);
    case 'update-fleet': {
      const wish = resizedFleetWish(needed(materials, command), command.stack, record.capacity.manifest);
      return started(stacks.apply(wish, token('capacity'), { replacement: 'refused' }));
    }
    case 'recover':
      return stacks.recover(command.stack, command.status, token(`recover-${record.repeats}`));
    case 'remove-fleet':
      return stacks.remove(command.stack, removal(command.colour, command.repeated));
    case 'park':
      return fleets.park(command.group, command.minSize, command.until);
    case 'minimum':
      return setMinimum(fleets, command);
    case 'weights':
      return traffic.setWeights(command.ruleArn, command.targetGroups, command.weights);
  }
}

/** A change set carries a token: it is sent until AWS has taken it. */
const started = async (applying: Promise<unknown>): Promise<WriteResult> => {
  await applying;
  return 'done';
};

const setMinimum = (
  fleets: Fleets,
  { group, minSize, pin }: Extract<Command, { kind: 'minimum' }>,
): Promise<WriteResult> =>
  pin === null || minSize === null
    ? fleets.unpin(group, minSize)
    : fleets.pin(group, minSize, pin.until, pin.restoreMin);

async function createFleet(
  { cloud, scope }: Pick<Run, 'cloud' | 'scope'>,
  materials: ReleaseMaterials,
  record: ReleaseRecord,
  edge: EdgeOutputs,
): Promise<WriteResult> {
  const { request, makeBundle } = materials;
  const { zip, sha256 } = await makeBundle(instanceSpec(request, record, edge), request.golden);
  const uri = await cloud.artifacts.publishBundle(zip, sha256);
  const wish = fleetWish({
    materials,
    record,
    name: scope.names.fleets[record.candidate.colour],
    edge,
    bundle: { uri, sha256 },
  });
  return started(cloud.stacks.apply(wish, `${record.releaseId}-fleet`));
}

/** Commands that make things are only decided in `provisioning`, which a run without materials never enters. */
function needed(materials: ReleaseMaterials | null, command: Command): ReleaseMaterials {
  if (materials === null) throw new Error(`this run cannot carry out ${command.kind}`);
  return materials;
}
