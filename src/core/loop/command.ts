import type { Colour } from '../colour.ts';
import type { ReleaseRecord } from '../record.ts';
import type { Weights } from '../weights.ts';

/** A pin ends by itself at `until` (ms since the epoch): the minimum is then `restoreMin`, whoever is still there. */
export interface Pin {
  readonly until: number;
  readonly restoreMin: number;
}

/** One idempotent write. Only the difference between what the record wants and what is seen is emitted. */
export type Command =
  | { readonly kind: 'edge' }
  | { readonly kind: 'remove-edge'; readonly repeated: boolean }
  | { readonly kind: 'create-rule'; readonly weights: Weights }
  | { readonly kind: 'remove-rule' }
  | { readonly kind: 'create-fleet'; readonly colour: Colour }
  /** The live fleet's sizes, scaling and tags, in place. */
  | { readonly kind: 'update-fleet'; readonly colour: Colour }
  | { readonly kind: 'remove-fleet'; readonly colour: Colour; readonly repeated: boolean }
  /** CloudFormation is asked to bring a stack back that it left half changed. */
  | { readonly kind: 'recover'; readonly stack: 'edge' | Colour }
  /** `pin` null: nothing ends it any more. `minSize` null: only that, as somebody else set the minimum. */
  | {
      readonly kind: 'minimum';
      readonly colour: Colour;
      readonly minSize: number | null;
      readonly pin: Pin | null;
    }
  /** Full capacity until `until`, then none, by itself. */
  | { readonly kind: 'park'; readonly colour: Colour; readonly minSize: number; readonly until: number }
  | { readonly kind: 'weights'; readonly weights: Weights };

/** What the record remembers of a command that AWS took; everything else is read from what is observed. */
export function acknowledged(record: ReleaseRecord, command: Command): ReleaseRecord {
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
