import { COLOURS, other, type Colour } from './colour.ts';
import { floor } from './floor.ts';
import type { FleetView, Observation } from './observation.ts';
import type { ReleaseRecord } from './record.ts';
import { lastMoment } from './phase-times.ts';
import { sameWeights, type Weights } from './traffic.ts';

/** The load balancer's nodes follow a change of weights within seconds; until then they still route by the old ones. */
const SETTLE_MS = 10_000;

/** One idempotent write. Only the difference between what the record wants and what is seen is emitted. */
export type Command =
  | { readonly kind: 'edge' }
  | { readonly kind: 'remove-edge' }
  | { readonly kind: 'create-rule'; readonly weights: Weights }
  | { readonly kind: 'create-fleet'; readonly colour: Colour }
  | { readonly kind: 'remove-fleet'; readonly colour: Colour }
  | {
      readonly kind: 'minimum';
      readonly colour: Colour;
      readonly minSize: number;
      /** A pin ends by itself at `until` (ms since the epoch), with `restoreMin`; null: no pin, or the end of one. */
      readonly pin: { readonly until: number; readonly restoreMin: number } | null;
    }
  | { readonly kind: 'weights'; readonly weights: Weights };

export function reconcile(record: ReleaseRecord, seen: Observation): readonly Command[] {
  switch (record.phase) {
    case 'provisioning':
      return provision(record, seen);
    case 'verifying':
      return pinCapacity(record, seen);
    case 'shifting':
    case 'baking':
      return inTurn(pinCapacity(record, seen), moveTraffic(record, seen));
    case 'retiring':
      return [
        ...minimum(record.candidate.colour, seen, record.candidate.minSize, null),
        ...retire(record, seen),
      ];
    case 'rolling_back':
      return rollBack(record, seen);
    case 'promoted':
    case 'rolled_back':
    case 'stuck':
      return [];
  }
}

function provision(record: ReleaseRecord, seen: Observation): readonly Command[] {
  if (!record.edge.asked) return askForEdge(seen);
  if (seen.edge.state !== 'settled') return [];
  if (seen.edge.tags['torchserve-deploy:manifest'] !== record.edge.manifest) return [];
  if (seen.rule === null) return [{ kind: 'create-rule', weights: record.weights }];
  const { colour } = record.candidate;
  const fleet = seen.fleets[colour];
  if (fleet.stack.state === 'absent') return [{ kind: 'create-fleet', colour }];
  return fleet.releaseId === record.releaseId ? [] : removeIdle(colour, seen);
}

/** One whose creation failed can only be deleted; one that another actor is changing is left to them. */
function askForEdge({ edge }: Observation): readonly Command[] {
  if (edge.state === 'dead') return [{ kind: 'remove-edge' }];
  return edge.state === 'absent' || edge.state === 'settled' ? [{ kind: 'edge' }] : [];
}

/**
 * The candidate as large as the fleet it replaces, and stable not smaller than it was: under target tracking an
 * idle candidate shrinks before it is flooded, and stable shrinks as its share falls.
 */
function pinCapacity(record: ReleaseRecord, seen: Observation): readonly Command[] {
  const { candidate, stable } = record;
  if (stable === null) return [];
  const size = Math.min(Math.max(candidate.minSize, stable.desired), candidate.maxSize);
  return [
    ...minimum(candidate.colour, seen, size, pin(record, candidate.minSize)),
    ...minimum(stable.colour, seen, stable.desired, pin(record, stable.minSize)),
  ];
}

const pin = (record: ReleaseRecord, restoreMin: number): NonNullable<PinOf> => ({
  until: lastMoment(record),
  restoreMin,
});

type PinOf = Extract<Command, { kind: 'minimum' }>['pin'];

function minimum(colour: Colour, seen: Observation, minSize: number, lease: PinOf): readonly Command[] {
  const fleet = seen.fleets[colour];
  return fleet.name === null || fleet.minSize === minSize
    ? []
    : [{ kind: 'minimum', colour, minSize, pin: lease }];
}

/** Capacity before weights: the floor is judged on a fleet that already has the size it is to carry traffic with. */
const inTurn = (capacity: readonly Command[], weights: readonly Command[]): readonly Command[] =>
  capacity.length > 0 ? capacity : weights;

/** More weight only for a side that can carry it now: a group without healthy targets still receives traffic. */
function moveTraffic(
  { weights, policy }: ReleaseRecord,
  { rule, fleets, targets }: Observation,
): readonly Command[] {
  if (rule === null || sameWeights(rule.weights, weights)) return [];
  const rising = COLOURS.filter((colour) => weights[colour] > rule.weights[colour]);
  const able = rising.every((colour) => floor(fleets[colour], targets[colour], policy).holds);
  return able ? [{ kind: 'weights', weights }] : [];
}

const retire = (record: ReleaseRecord, seen: Observation): readonly Command[] =>
  removeIdle(other(record.candidate.colour), seen);

/** Capacity, then weights, then the candidate goes. */
function rollBack(record: ReleaseRecord, seen: Observation): readonly Command[] {
  const { candidate, stable } = record;
  const sized = (size: number, lease: PinOf): readonly Command[] =>
    stable === null ? [] : minimum(stable.colour, seen, size, lease);
  if (seen.rule !== null && !sameWeights(seen.rule.weights, record.weights))
    return inTurn(sized(stable?.desired ?? 0, pin(record, stable?.minSize ?? 0)), moveTraffic(record, seen));
  if (record.readBackAt !== null && seen.at < record.readBackAt + SETTLE_MS) return [];
  return [...sized(stable?.minSize ?? 0, null), ...removeIdle(candidate.colour, seen)];
}

/** A stack is removed only while its slot has no weight. */
function removeIdle(colour: Colour, seen: Observation): readonly Command[] {
  const idle = seen.rule === null || seen.rule.weights[colour] === 0;
  return idle && removable(seen.fleets[colour]) ? [{ kind: 'remove-fleet', colour }] : [];
}

/** A stack that CloudFormation is rolling back is left to finish; one still being created may be deleted at once. */
const removable = ({ stack }: FleetView): boolean =>
  stack.state === 'settled' || stack.state === 'dead' || (stack.state === 'busy' && stack.cause === null);
