import { decide } from '../src/core/decide.ts';
import { claim, plan } from '../src/core/plan.ts';
import { reconcile } from '../src/core/reconcile.ts';
import type { ReleaseRecord } from '../src/core/record.ts';
import { NOW } from './time.ts';

/** What is explored: the pure functions that ship, and the loop's rules around them. A mutant changes one entry. */
export interface Machine {
  readonly decide: typeof decide;
  readonly reconcile: typeof reconcile;
  readonly plan: (stored: ReleaseRecord | null, ...args: Parameters<typeof plan>) => ReturnType<typeof plan>;
  readonly claim: typeof claim;
  /** Whether a run may still send a write that cannot be taken back, by the record it holds. */
  readonly mayWrite: (record: ReleaseRecord) => boolean;
  /** Whether a record is saved only over the version that was read. */
  readonly saving: 'conditional' | 'unconditional';
  /** Whether a decision is saved before it is carried out. */
  readonly order: 'save-apply' | 'apply-save';
}

export const SHIPPING: Machine = {
  decide,
  reconcile,
  plan: (_stored, ...args) => plan(...args),
  claim,
  mayWrite: (record) => NOW < record.leaseUntil,
  saving: 'conditional',
  order: 'save-apply',
};
