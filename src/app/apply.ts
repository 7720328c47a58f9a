import type { Command } from '../core/loop/command.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { commonTags } from '../core/tags.ts';
import type { EdgeOutputs } from '../core/edge-outputs.ts';
import type { Fleets, WriteResult } from '../ports.ts';
import type { ReleaseMaterials, Run } from './run.ts';
import { edgeWish } from './edge-wish.ts';
import { fleetWish, resizedFleetWish } from './fleet-wish.ts';
import { instanceSpec } from './instance-spec.ts';

/**
 * Carries out one command. Repeating it is harmless, because token and wish are then the same. `materials` null: the run
 * cannot make fleets. Throws Failure when AWS refuses the command.
 */
export async function apply(
  { cloud, scope }: Run,
  materials: ReleaseMaterials | null,
  command: Command,
  record: ReleaseRecord,
): Promise<WriteResult> {
  const { stacks, traffic, fleets } = cloud;
  const token = (what: string): string => `${record.releaseId}-${what}`;
  // A repeated deletion needs a new token: AWS takes a known token for the first call.
  const removal = (what: string, repeated: boolean): string =>
    token(`remove-${what}-${record.repeats + Number(repeated)}`);
  switch (command.kind) {
    case 'edge':
      return started(
        stacks.apply(
          edgeWish(requireMaterials(materials, command), scope.names, record.edge.manifest),
          token('edge'),
        ),
      );
    case 'remove-edge':
      return stacks.remove(command.stack, removal('edge', command.repeated));
    case 'create-rule':
      return traffic.createRule(
        command.edge.listenerArn,
        command.edge.targetGroups,
        command.weights,
        commonTags(requireMaterials(materials, command).request),
      );
    case 'remove-rule':
      return traffic.removeRule(command.ruleArn);
    case 'create-fleet':
      return createFleet({ cloud, scope }, requireMaterials(materials, command), record, command.edge);
    case 'update-fleet': {
      const wish = resizedFleetWish(
        requireMaterials(materials, command),
        command.stack,
        record.capacity.manifest,
      );
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

/** The port resolves only once AWS accepted the change set, so its outcome is never unknown. */
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

/** A run without materials never enters `provisioning`, the only phase whose commands make something. */
function requireMaterials(materials: ReleaseMaterials | null, command: Command): ReleaseMaterials {
  if (materials === null) throw new Error(`this run cannot carry out ${command.kind}`);
  return materials;
}
