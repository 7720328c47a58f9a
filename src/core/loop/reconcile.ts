import { pinCapacity, pinStable, unpin } from './pins.ts';
import { COLOURS, other, type Colour } from '../colour.ts';
import type { Command } from './command.ts';
import { edgeOutputs } from '../edge-outputs.ts';
import { floor } from './health-floor.ts';
import type { FleetView, Observation, StackView } from '../observation.ts';
import type { ReleaseRecord } from '../record.ts';
import { canDelete, canRecover, exists, isAtRest, isSettled, mustBeRemade } from '../stack-state.ts';
import { TAGS } from '../tags.ts';
import { sameWeights } from '../weights.ts';

/** Lists the commands to send now, in order: the difference between what the record wants and what is observed. */
export function reconcile(record: ReleaseRecord, seen: Observation): readonly Command[] {
  // Somebody else may be moving traffic. The next observation tells; until then nothing is written.
  if (record.foreignSightings > 0) return [];
  switch (record.phase) {
    case 'provisioning':
      return record.kind === 'capacity' ? changeCapacity(record, seen) : provision(record, seen);
    case 'verifying':
      return pinCapacity(record, seen);
    case 'shifting':
    case 'baking':
      return capacityFirst(pinCapacity(record, seen), moveTraffic(record, seen));
    case 'retiring':
      return record.kind === 'destroy' ? destroy(record, seen) : retire(record, seen);
    case 'rolling_back':
      return rollBack(record, seen);
    case 'promoted':
    case 'rolled_back':
    case 'stuck':
      return [];
  }
}

/** Time in ms in which all nodes of the load balancer take over new weights. Until then some route by the old ones. */
const SETTLE_MS = 10_000;

function provision(record: ReleaseRecord, seen: Observation): readonly Command[] {
  if (!edgeIsReady(record, seen)) return requestEdge(record, seen);
  const edge = edgeOutputs(seen.edge);
  if (edge === null) return [];
  if (seen.rule === null) return [{ kind: 'create-rule', edge, weights: record.weights }];
  const { colour, releaseId } = record.candidate;
  const fleet = seen.fleets[colour];
  if (!exists(fleet.stack)) return [{ kind: 'create-fleet', colour, edge }];
  return fleet.releaseId === releaseId ? [] : removeIdleFleet(record, colour, seen);
}

/** Changes the capacity of the live fleet in place. Makes and removes no fleet, and moves no weight. */
function changeCapacity(record: ReleaseRecord, seen: Observation): readonly Command[] {
  if (!edgeIsReady(record, seen)) return requestEdge(record, seen);
  const { colour } = record.candidate;
  const { stack, capacity } = seen.fleets[colour];
  if (record.capacity.asked || capacity === record.capacity.manifest) return [];
  return isSettled(stack) ? [{ kind: 'update-fleet', colour, stack }] : recover(record, stack, colour);
}

const edgeIsReady = (record: ReleaseRecord, { edge }: Observation): boolean =>
  record.edge.asked && isSettled(edge) && edge.tags[TAGS.manifest] === record.edge.manifest;

/** Creates or updates the edge stack. Removes one whose creation failed; leaves one alone that is being changed. */
function requestEdge(record: ReleaseRecord, { edge }: Observation): readonly Command[] {
  if (record.edge.asked) return [];
  if (mustBeRemade(edge)) return [removeEdge(edge)];
  return isAtRest(edge) ? [{ kind: 'edge' }] : recover(record, edge, 'edge');
}

const recover = (record: ReleaseRecord, stack: StackView, slot: 'edge' | Colour): readonly Command[] =>
  canRecover(record, stack) ? [{ kind: 'recover', slot, stack: stack.name, status: stack.status }] : [];

/** Sends weights only when capacity needs no command: the floor must be judged on a fleet of its full size. */
const capacityFirst = (capacity: readonly Command[], weights: readonly Command[]): readonly Command[] =>
  capacity.length > 0 ? capacity : weights;

/**
 * Writes the wanted weights, if every slot that gains weight meets its floor. The load balancer would not protect a slot
 * without healthy targets: it sends traffic there all the same.
 */
function moveTraffic(
  { weights, policy }: ReleaseRecord,
  { edge, rule, fleets, targets }: Observation,
): readonly Command[] {
  const outputs = edgeOutputs(edge);
  if (rule === null || outputs === null || sameWeights(rule.weights, weights)) return [];
  const rising = COLOURS.filter((colour) => weights[colour] > rule.weights[colour]);
  const risingSlotsAreReady = rising.every((colour) => floor(fleets[colour], targets[colour], policy).holds);
  return risingSlotsAreReady
    ? [{ kind: 'weights', ruleArn: rule.arn, targetGroups: outputs.targetGroups, weights }]
    : [];
}

/** Restores the candidate's own minimum, and parks the old fleet or removes it. */
function retire(record: ReleaseRecord, seen: Observation): readonly Command[] {
  const { candidate, stable, policy, parked } = record;
  const idle = other(candidate.colour);
  const keepsOldFleet = stable !== null && policy.keepPreviousMs > 0 && canPark(seen.fleets[idle]);
  const minimum = unpin(record, seen, candidate.colour);
  if (!keepsOldFleet) return [...minimum, ...removeIdleFleet(record, idle, seen)];
  if (parked !== null) return minimum;
  return [...minimum, ...park(seen.fleets[idle], idle, stable.desired, seen.at + policy.keepPreviousMs)];
}

const park = ({ name }: FleetView, colour: Colour, minSize: number, until: number): readonly Command[] =>
  name === null ? [] : [{ kind: 'park', colour, group: name, minSize, until }];

/** True if the fleet can be kept at full capacity: its stack is usable and its group exists. */
export const canPark = ({ stack, name }: FleetView): boolean => isSettled(stack) && name !== null;

/** Raises stable's capacity, then moves the weights back, then removes the candidate. */
function rollBack(record: ReleaseRecord, seen: Observation): readonly Command[] {
  const { candidate, stable } = record;
  if (seen.rule !== null && !sameWeights(seen.rule.weights, record.weights))
    return capacityFirst(pinStable(record, seen), moveTraffic(record, seen));
  if (record.readBackAt !== null && seen.at < record.readBackAt + SETTLE_MS) return [];
  return [
    ...(stable === null ? [] : unpin(record, seen, stable.colour)),
    ...removeIdleFleet(record, candidate.colour, seen),
  ];
}

/** Removes everything of one service and environment: first the rule, then the fleets, then the edge. */
function destroy(record: ReleaseRecord, seen: Observation): readonly Command[] {
  if (seen.rule !== null) return [{ kind: 'remove-rule', ruleArn: seen.rule.arn }];
  const standing = COLOURS.filter((colour) => exists(seen.fleets[colour].stack));
  if (standing.length > 0) return standing.flatMap((colour) => removeIdleFleet(record, colour, seen));
  return canDelete(record, seen.edge) ? [removeEdge(seen.edge)] : [];
}

const removeEdge = ({ name, state }: StackView): Command => ({
  kind: 'remove-edge',
  stack: name,
  repeated: state === 'undeleted',
});

/** Removes the fleet of a slot, if it has no weight. A stack that this release is still creating may go at once. */
function removeIdleFleet(record: ReleaseRecord, colour: Colour, seen: Observation): readonly Command[] {
  const { stack, releaseId } = seen.fleets[colour];
  const idle = seen.rule === null || seen.rule.weights[colour] === 0;
  const ownCreation = stack.state === 'busy' && stack.cause === null && releaseId === record.releaseId;
  if (!idle || !(ownCreation || canDelete(record, stack))) return [];
  return [{ kind: 'remove-fleet', colour, stack: stack.name, repeated: stack.state === 'undeleted' }];
}
