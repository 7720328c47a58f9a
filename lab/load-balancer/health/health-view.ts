import type { HealthCheck } from '../configuration.ts';

/** One node's view of one target's health. */
export interface HealthView {
  readonly state: 'initial' | 'healthy' | 'unhealthy';
  /** Equal results in a row. */
  readonly passes: number;
  readonly failures: number;
  /** The last failure while unhealthy. */
  readonly failure: CheckFailure | null;
}

/** Why a check failed. Each kind has its own reason code (ELB-01). */
type CheckFailure =
  | { readonly kind: 'mismatch'; readonly code: number }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'failed' };

export type CheckResult = { readonly kind: 'passed' } | CheckFailure;

export const INITIAL: HealthView = { state: 'initial', passes: 0, failures: 0, failure: null };

type Thresholds = Pick<HealthCheck, 'healthyThreshold' | 'unhealthyThreshold'>;

/** The view after a check. A new target is healthy after one passed check, an unhealthy one after the threshold (ELB-03). */
export const afterCheck = (view: HealthView, result: CheckResult, thresholds: Thresholds): HealthView =>
  result.kind === 'passed' ? afterPass(view, thresholds) : afterFailure(view, result, thresholds);

const afterPass = (view: HealthView, thresholds: Thresholds): HealthView => {
  const passes = view.passes + 1;
  const needed = view.state === 'unhealthy' ? thresholds.healthyThreshold : 1;
  return passes >= needed
    ? { state: 'healthy', passes, failures: 0, failure: null }
    : { ...view, passes, failures: 0 };
};

const afterFailure = (view: HealthView, failure: CheckFailure, thresholds: Thresholds): HealthView => {
  const failures = view.failures + 1;
  return failures >= thresholds.unhealthyThreshold
    ? { state: 'unhealthy', passes: 0, failures, failure }
    : { ...view, passes: 0, failures };
};

/** True if the matcher covers the status code: `200`, `200,201`, `200-299` (ELB-03). */
export const matches = (matcher: string, code: number): boolean =>
  matcher.split(',').some((part) => {
    const [from, to] = part.split('-');
    return code >= Number(from) && code <= Number(to ?? from);
  });
