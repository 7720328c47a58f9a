import { COLOURS, other, perColour, type Colour, type PerColour } from '../../../src/core/colour.ts';
import type { Command } from '../../../src/core/loop/command.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { NO_TRAFFIC, sameWeights, type Weights } from '../../../src/core/weights.ts';
import { CAPACITY, minimumOf } from './releases.ts';

/** AWS in the model: the state of stacks, fleets and weights, and how commands and time change it. */

/**
 * The health of a fleet's instances. `thin`: one zone has no healthy target. `sick`: it was ready and now fails.
 * `hung`: it starts for ever. `broken`: its instances report that they failed.
 */
export type Health = 'starting' | 'ready' | 'thin' | 'sick' | 'hung' | 'broken';

/**
 * The state of a stack. `busy`: it is being created. `updating`, `undoing`: its capacity is being changed in place, or
 * the change is being rolled back. `half`: the rollback failed too. `undeleted`: its deletion failed.
 */
type Stack =
  | 'absent'
  | 'busy'
  | 'settled'
  | 'dead'
  | 'deleting'
  | 'undeleted'
  | 'blocked'
  | 'updating'
  | 'undoing'
  | 'half';

export interface Fleet {
  readonly stack: Stack;
  /** What its stack was given last: its own minimum follows from it. */
  readonly capacity: string;
  /** Which release made it. */
  readonly release: string | null;
  readonly health: Health;
  readonly min: number;
  readonly desired: number;
  /** Instances that run. A launch ends at the next tick at the latest. */
  readonly running: number;
  /** It has a scheduled end, after which it has no instances. */
  readonly parked: boolean;
  /** Its minimum after its pin has ended by itself; null: it has no pin. */
  readonly restores: number | null;
}

/** AWS as far as a release sees and changes it. */
export interface CloudState {
  readonly edge: 'absent' | 'busy' | 'settled' | 'deleting' | 'undeleted';
  readonly rule: Weights | null;
  /** The weights by which the load balancer's nodes route. They follow the rule within a tick. */
  readonly nodes: Weights;
  readonly fleets: PerColour<Fleet>;
  readonly alarm: boolean;
}

export const NO_FLEET: Fleet = {
  stack: 'absent',
  capacity: CAPACITY,
  release: null,
  health: 'starting',
  min: 0,
  desired: 0,
  running: 0,
  parked: false,
  restores: null,
};

export const NOTHING: CloudState = {
  edge: 'absent',
  rule: null,
  nodes: { blue: 0, green: 0 },
  fleets: { blue: NO_FLEET, green: NO_FLEET },
  alarm: false,
};

/** The cloud after AWS has accepted a command. */
export function applied(cloud: CloudState, command: Command, record: ReleaseRecord): CloudState {
  switch (command.kind) {
    case 'edge':
      return cloud.edge === 'absent' ? { ...cloud, edge: 'busy' } : cloud;
    case 'remove-edge':
      return cloud.edge === 'absent' ? cloud : { ...cloud, edge: 'deleting' };
    case 'create-rule':
      return { ...cloud, rule: command.weights, nodes: command.weights };
    case 'remove-rule':
      return { ...cloud, rule: null };
    case 'create-fleet':
      return withFleet(cloud, command.colour, created(cloud.fleets[command.colour], record));
    case 'update-fleet':
      return withFleet(cloud, command.colour, updated(cloud.fleets[command.colour], record));
    case 'recover':
      return recovered(cloud, command.slot);
    case 'remove-fleet':
      return withFleet(cloud, command.colour, removed(cloud.fleets[command.colour]));
    case 'minimum': {
      const ends = { parked: false, restores: command.pin?.restoreMin ?? null };
      return withFleet(cloud, command.colour, resized(cloud.fleets[command.colour], command.minSize, ends));
    }
    case 'park': {
      const ends = { parked: true, restores: null };
      return withFleet(cloud, command.colour, resized(cloud.fleets[command.colour], command.minSize, ends));
    }
    case 'weights':
      return { ...cloud, rule: command.weights };
  }
}

export const withFleet = (cloud: CloudState, colour: Colour, fleet: Fleet): CloudState => ({
  ...cloud,
  fleets: { [colour]: fleet, [other(colour)]: cloud.fleets[other(colour)] } as Record<Colour, Fleet>,
});

/** A repeated creation has the same token, so that an existing stack stays as it is. */
function created(fleet: Fleet, record: ReleaseRecord): Fleet {
  if (fleet.stack !== 'absent') return fleet;
  const size = record.candidate.minSize;
  return {
    stack: 'busy',
    capacity: record.capacity.manifest,
    release: record.releaseId,
    health: 'starting',
    min: size,
    desired: size,
    running: size,
    parked: false,
    restores: null,
  };
}

/** CloudFormation accepts a change only on a settled stack. */
const updated = (fleet: Fleet, record: ReleaseRecord): Fleet =>
  fleet.stack === 'settled' ? { ...fleet, stack: 'updating', capacity: record.capacity.manifest } : fleet;

const recovered = (cloud: CloudState, slot: 'edge' | Colour): CloudState =>
  slot === 'edge' || cloud.fleets[slot].stack !== 'half'
    ? cloud
    : withFleet(cloud, slot, { ...cloud.fleets[slot], stack: 'undoing' });

const removed = (fleet: Fleet): Fleet =>
  fleet.stack === 'absent' ? fleet : { ...fleet, stack: 'deleting', running: 0 };

/** Auto Scaling raises the desired number to a new minimum and never lowers it. Size null: only the ends change. */
const resized = (fleet: Fleet, size: number | null, ends: Pick<Fleet, 'parked' | 'restores'>): Fleet => {
  const min = size ?? fleet.min;
  return stands(fleet) ? { ...fleet, min, desired: Math.max(fleet.desired, min), ...ends } : fleet;
};

/** A parked fleet after its scheduled end. */
export const ended = (fleet: Fleet): Fleet => ({
  ...fleet,
  min: 0,
  desired: 0,
  running: 0,
  parked: false,
  health: 'starting',
});

/**
 * The cloud after AWS's next step by itself, which takes at most a tick: stacks settle, instances launch, then start.
 * The same object when nothing is left to do.
 */
export function settledCloud(cloud: CloudState): CloudState {
  const fleets = perColour((colour) => settledFleet(cloud.fleets[colour]));
  const still = COLOURS.every((colour) => fleets[colour] === cloud.fleets[colour]);
  const nodes = cloud.rule ?? NO_TRAFFIC;
  const edge = settledEdge(cloud.edge);
  if (still && sameWeights(cloud.nodes, nodes) && cloud.edge === edge) return cloud;
  return {
    ...cloud,
    edge,
    nodes,
    fleets,
  };
}

function settledEdge(edge: CloudState['edge']): CloudState['edge'] {
  if (edge === 'deleting') return 'absent';
  return edge === 'busy' ? 'settled' : edge;
}

function settledFleet(fleet: Fleet): Fleet {
  if (fleet.stack === 'deleting') return NO_FLEET;
  if (fleet.stack === 'busy') return { ...fleet, stack: 'settled' };
  if (fleet.stack === 'updating' || fleet.stack === 'undoing') return changed(fleet);
  if (fleet.stack !== 'settled') return fleet;
  if (fleet.running < fleet.desired) return { ...fleet, running: fleet.desired };
  return fleet.health === 'starting' ? { ...fleet, health: 'ready' } : fleet;
}

/** A change of the stack overwrites the group's minimum, even a release's pin. */
function changed(fleet: Fleet): Fleet {
  const min = minimumOf(fleet.capacity);
  return { ...fleet, stack: 'settled', min, desired: Math.max(fleet.desired, min) };
}

/** Whether the stack has an Auto Scaling group that can be seen and resized. */
export const stands = ({ stack }: Fleet): boolean =>
  stack === 'settled' || stack === 'updating' || stack === 'undoing' || stack === 'half';

export const isGone = ({ edge, rule, fleets }: CloudState): boolean =>
  edge === 'absent' && rule === null && COLOURS.every((colour) => fleets[colour].stack === 'absent');

export const hasWeight = (weights: Weights | null): boolean =>
  weights !== null && COLOURS.some((colour) => weights[colour] > 0);

export const weightOf = (cloud: CloudState, colour: Colour): number => cloud.rule?.[colour] ?? 0;
