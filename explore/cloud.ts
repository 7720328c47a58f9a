import { COLOURS, other, perColour, type Colour, type PerColour } from '../src/core/colour.ts';
import type { Command } from '../src/core/command.ts';
import type { ReleaseRecord } from '../src/core/record.ts';
import { sameWeights, type Weights } from '../src/core/traffic.ts';

/**
 * How a fleet's instances are. `thin`: its targets of one zone are gone. `sick`: it was ready and serves wrongly.
 * `hung`: it will start for ever. `broken`: its instances report that they failed.
 */
export type Health = 'starting' | 'ready' | 'thin' | 'sick' | 'hung' | 'broken';

export interface Fleet {
  readonly stack: 'absent' | 'busy' | 'settled' | 'dead' | 'deleting' | 'blocked';
  /** Which release made it. */
  readonly release: string | null;
  readonly health: Health;
  readonly min: number;
  readonly desired: number;
  /** Instances that run; a launch ends at the next tick at the latest. */
  readonly running: number;
  /** It has an end of its own: no instances are wanted then. */
  readonly parked: boolean;
}

/** AWS, as far as the release sees and touches it. */
export interface CloudState {
  readonly edge: 'absent' | 'busy' | 'settled';
  readonly rule: Weights | null;
  /** What the load balancer's nodes route by: they follow the rule within a tick. */
  readonly nodes: Weights;
  readonly fleets: PerColour<Fleet>;
  readonly alarm: boolean;
}

export const NO_FLEET: Fleet = {
  stack: 'absent',
  release: null,
  health: 'starting',
  min: 0,
  desired: 0,
  running: 0,
  parked: false,
};

export const NOTHING: CloudState = {
  edge: 'absent',
  rule: null,
  nodes: { blue: 0, green: 0 },
  fleets: { blue: NO_FLEET, green: NO_FLEET },
  alarm: false,
};

/** What one command does once AWS has accepted it. */
export function applied(cloud: CloudState, command: Command, record: ReleaseRecord): CloudState {
  switch (command.kind) {
    case 'edge':
      return cloud.edge === 'absent' ? { ...cloud, edge: 'busy' } : cloud;
    case 'remove-edge':
      return { ...cloud, edge: 'absent' };
    case 'create-rule':
      return { ...cloud, rule: command.weights, nodes: command.weights };
    case 'create-fleet':
      return withFleet(cloud, command.colour, created(cloud.fleets[command.colour], record));
    case 'remove-fleet':
      return withFleet(cloud, command.colour, removed(cloud.fleets[command.colour]));
    case 'minimum':
      return withFleet(cloud, command.colour, resized(cloud.fleets[command.colour], command.minSize, false));
    case 'park':
      return withFleet(cloud, command.colour, resized(cloud.fleets[command.colour], command.minSize, true));
    case 'weights':
      return { ...cloud, rule: command.weights };
    default:
      throw new Error(`the model has no ${JSON.stringify(command)}`);
  }
}

export const withFleet = (cloud: CloudState, colour: Colour, fleet: Fleet): CloudState => ({
  ...cloud,
  fleets: { [colour]: fleet, [other(colour)]: cloud.fleets[other(colour)] } as Record<Colour, Fleet>,
});

/** A repeated creation carries the same token: a stack that is there already stays as it is. */
function created(fleet: Fleet, record: ReleaseRecord): Fleet {
  if (fleet.stack !== 'absent') return fleet;
  const size = record.candidate.minSize;
  return {
    stack: 'busy',
    release: record.releaseId,
    health: 'starting',
    min: size,
    desired: size,
    running: size,
    parked: false,
  };
}

const removed = (fleet: Fleet): Fleet =>
  fleet.stack === 'absent' ? fleet : { ...fleet, stack: 'deleting', running: 0 };

/** Auto Scaling raises the desired number to a new minimum and never lowers it for one. null: only the end goes. */
const resized = (fleet: Fleet, size: number | null, parked: boolean): Fleet => {
  const min = size ?? fleet.min;
  return fleet.stack === 'settled' ? { ...fleet, min, desired: Math.max(fleet.desired, min), parked } : fleet;
};

/** What a parked fleet comes to if nobody comes back for it. */
export const ended = (fleet: Fleet): Fleet => ({
  ...fleet,
  min: 0,
  desired: 0,
  running: 0,
  parked: false,
  health: 'starting',
});

/** The next thing that AWS gets done by itself, at the latest within a tick: stacks settle, instances launch, then start. The same object when nothing is left to do. */
export function settledCloud(cloud: CloudState): CloudState {
  const fleets = perColour((colour) => settledFleet(cloud.fleets[colour]));
  const still = COLOURS.every((colour) => fleets[colour] === cloud.fleets[colour]);
  const followed = cloud.rule === null || sameWeights(cloud.nodes, cloud.rule);
  if (still && followed && cloud.edge !== 'busy') return cloud;
  return {
    ...cloud,
    edge: cloud.edge === 'busy' ? 'settled' : cloud.edge,
    nodes: cloud.rule ?? cloud.nodes,
    fleets,
  };
}

export function settledFleet(fleet: Fleet): Fleet {
  if (fleet.stack === 'deleting') return NO_FLEET;
  if (fleet.stack === 'busy') return { ...fleet, stack: 'settled' };
  if (fleet.stack !== 'settled') return fleet;
  if (fleet.running < fleet.desired) return { ...fleet, running: fleet.desired };
  return fleet.health === 'starting' ? { ...fleet, health: 'ready' } : fleet;
}

export const hasWeight = (weights: Weights | null): boolean =>
  weights !== null && COLOURS.some((colour) => weights[colour] > 0);
