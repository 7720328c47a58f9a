import type { Colour, PerColour } from '../colour.ts';
import type { ReleaseRecord } from '../record.ts';
import type { EdgeOutputs } from '../edge-outputs.ts';
import type { StackView } from '../observation.ts';
import type { Weights } from '../weights.ts';

/**
 * One idempotent write to AWS. It names its target, so that it changes the resource that was observed when it was
 * decided, and no other.
 */
export type Command =
  | { readonly kind: 'edge' }
  | { readonly kind: 'remove-edge'; readonly stack: string; readonly repeated: boolean }
  | { readonly kind: 'create-rule'; readonly edge: EdgeOutputs; readonly weights: Weights }
  | { readonly kind: 'remove-rule'; readonly ruleArn: string }
  | { readonly kind: 'create-fleet'; readonly colour: Colour; readonly edge: EdgeOutputs }
  /** Changes sizes, scaling and tags of the live fleet in place. */
  | { readonly kind: 'update-fleet'; readonly colour: Colour; readonly stack: StackView }
  | {
      readonly kind: 'remove-fleet';
      readonly colour: Colour;
      readonly stack: string;
      readonly repeated: boolean;
    }
  /** Asks CloudFormation to roll back a stack that it left half updated. `status` is CloudFormation's status. */
  | {
      readonly kind: 'recover';
      readonly slot: 'edge' | Colour;
      readonly stack: string;
      readonly status: string;
    }
  /**
   * Sets a fleet's minimum size. With `pin` null, the scheduled end of an earlier pin is removed. With `minSize` null,
   * only that end is removed: somebody else set the minimum.
   */
  | {
      readonly kind: 'minimum';
      readonly colour: Colour;
      readonly group: string;
      readonly minSize: number | null;
      readonly pin: Pin | null;
    }
  /** Keeps the fleet at full capacity until `until` (ms since the epoch); then it scales in by itself. */
  | {
      readonly kind: 'park';
      readonly colour: Colour;
      readonly group: string;
      readonly minSize: number;
      readonly until: number;
    }
  | {
      readonly kind: 'weights';
      readonly ruleArn: string;
      readonly targetGroups: PerColour<string>;
      readonly weights: Weights;
    };

/** The record after AWS accepted the command. It keeps only what no observation can tell later. */
export function withCommandAccepted(record: ReleaseRecord, command: Command): ReleaseRecord {
  switch (command.kind) {
    case 'edge':
      return { ...record, edge: { ...record.edge, asked: true } };
    case 'update-fleet':
      return { ...record, capacity: { ...record.capacity, asked: true } };
    case 'minimum':
      return command.colour === record.candidate.colour && command.minSize !== null && record.candidate.parked
        ? { ...record, candidate: { ...record.candidate, parked: false } }
        : record;
    case 'park': {
      const releaseId = record.stable?.releaseId ?? '';
      return { ...record, parked: { colour: command.colour, releaseId, until: command.until } };
    }
    case 'recover':
      return { ...record, repeats: record.repeats + 1 };
    case 'remove-fleet':
    case 'remove-edge':
      return command.repeated ? { ...record, repeats: record.repeats + 1 } : record;
    default:
      return record;
  }
}

/** A raised minimum with an end: at `until` (ms since the epoch) AWS sets `restoreMin`, even if no runner is left. */
export interface Pin {
  readonly until: number;
  readonly restoreMin: number;
}

/** True for writes that need a fresh observation and a lease that still holds. */
export const isDestructive = ({ kind }: Command): boolean =>
  ['weights', 'minimum', 'park', 'remove-fleet', 'remove-edge', 'remove-rule'].includes(kind);
