import { decide } from '../../src/core/loop/decide.ts';
import { claim } from '../../src/core/plan/claim.ts';
import { plan } from '../../src/core/plan/plan.ts';
import { reconcile } from '../../src/core/loop/reconcile.ts';
import { destroyRecord, tidying } from '../../src/core/plan/upkeep.ts';
import { returnTo } from '../../src/core/plan/rollback.ts';
import type { ReleaseRecord } from '../../src/core/record.ts';
import { NOW } from './world/time.ts';

/** What is checked: the pure functions that ship, and the loop's rules around them. A mutant changes one entry. */
export interface Machine {
  readonly decide: typeof decide;
  readonly reconcile: typeof reconcile;
  readonly plan: typeof plan;
  readonly claim: typeof claim;
  readonly returnTo: typeof returnTo;
  readonly tidying: typeof tidying;
  readonly destroyRecord: typeof destroyRecord;
  /** Whether a run may still write, by the record it holds and the ticks since it looked. */
  readonly mayWrite: (record: ReleaseRecord, seenTicks: number) => boolean;
  /** Whether a record is saved only over the version that was read. */
  readonly saving: 'conditional' | 'unconditional';
  /** Whether a decision is saved before it is carried out. */
  readonly order: 'save-apply' | 'apply-save';
}

/** The machine that ships. */
export const SHIPPING: Machine = {
  decide,
  reconcile,
  plan,
  claim,
  returnTo,
  tidying,
  destroyRecord,
  mayWrite: (record, seenTicks) => seenTicks <= 1 && NOW < record.leaseUntil,
  saving: 'conditional',
  order: 'save-apply',
};
