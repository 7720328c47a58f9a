import type { Colour, PerColour } from '../colour.ts';
import type { ReleaseRecord } from '../record.ts';
import type { EdgeOutputs } from '../edge-outputs.ts';
import type { StackView } from '../observation.ts';
import type { Weights } from '../weights.ts';

/** A pin ends by itself at `until` (ms since the epoch): the minimum is then `restoreMin`, whoever is still there. */
export interface Pin {
  readonly until: number;
  readonly restoreMin: number;
}

/**
 * One idempotent write, with the very thing that it is about: what was seen when it was decided is what is written to.
 * Only the difference between what the record wants and what is seen is emitted.
 */
export type Command =
  | { readonly kind: 'edge' }
  | { readonly kind: 'remove-edge'; readonly stack: string; readonly repeated: boolean }
  | { readonly kind: 'create-rule'; readonly edge: EdgeOutputs; readonly weights: Weights }
  | { readonly kind: 'remove-rule'; readonly ruleArn: string }
  | { readonly kind: 'create-fleet'; readonly colour: Colour; readonly edge: EdgeOutputs }
  /** Changes the live fleet's sizes, scaling and tags in place. */
  | { readonly kind: 'update-fleet'; readonly colour: Colour; readonly stack: StackView }
  | {
      readonly kind: 'remove-fleet';
      readonly colour: Colour;
      readonly stack: string;
      readonly repeated: boolean;
    }
  /** Asks CloudFormation to bring back a stack that it left half changed. `status` is CloudFormation's word. */
  | {
      readonly kind: 'recover';
      readonly slot: 'edge' | Colour;
      readonly stack: string;
      readonly status: string;
    }
  /**
   * Sets a fleet's minimum, with its pin. `pin` null: no scheduled end is left. `minSize` null: somebody else set the
   * minimum, so only the scheduled end goes.
   */
  | {
      readonly kind: 'minimum';
      readonly colour: Colour;
      readonly group: string;
      readonly minSize: number | null;
      readonly pin: Pin | null;
    }
  /** Keeps the fleet at full capacity until `until` (ms since the epoch), when it ends by itself. */
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

/** What the record remembers of a command that AWS took; everything else is read from what is observed. */
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

/** Writes that must not be sent on a view that may be old, nor by a run that may have lost its release. */
export const isDestructive = ({ kind }: Command): boolean =>
  ['weights', 'minimum', 'park', 'remove-fleet', 'remove-edge', 'remove-rule'].includes(kind);
