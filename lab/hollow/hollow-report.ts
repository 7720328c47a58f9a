import type { InstanceReport } from '../../src/core/instance-report.ts';
import type { InstanceIdentity } from '../instances/identity.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import type { ReleaseBundle } from './release-bundle.ts';

/** The health and the report of a hollow instance, made from its state. */

/** The state of a hollow instance. */
export interface HollowState {
  /** `served`: it was ready once, and can only be degraded from then on. `failed` is final. */
  readonly life: 'booting' | 'loading' | 'served' | 'failed' | 'draining';
  readonly wrong: Misbehaviour | null;
  readonly requests: { readonly total: number; readonly failed: number };
}

/** The health of a hollow instance, as its report and its ports show it. */
export type HollowHealth = Pick<InstanceReport, 'state' | 'step' | 'reason' | 'log'> & {
  /** Whether `/healthz` answers 200. */
  readonly healthy: boolean;
  /** Whether predictions answer 200. They also do while the instance drains. */
  readonly serves: boolean;
};

/** The health that the agent (`templates/instance/health.py`) would report in this state. */
export function healthOf({ life, wrong }: Omit<HollowState, 'requests'>): HollowHealth {
  const complaint = { step: wrong?.step ?? 'serve', reason: wrong?.reason ?? null, log: wrong?.log ?? [] };
  switch (life) {
    case 'booting':
      return { ...SILENT, state: 'booting', step: 'start-server' };
    case 'loading':
      return { ...SILENT, state: 'loading', step: 'load-model', reason: wrong?.reason ?? LOADING };
    case 'failed':
      return { ...SILENT, state: 'failed', ...complaint };
    case 'draining':
      return { ...SILENT, state: 'draining', step: 'stop', reason: 'asked to stop', serves: true };
    case 'served': {
      if (wrong?.kind === 'unreachable') return { ...READY, healthy: false };
      if (wrong?.kind !== 'degrade' && wrong?.kind !== 'unhealthy') return READY;
      const up = wrong.kind === 'degrade';
      return { state: 'degraded', ...complaint, healthy: up, serves: up };
    }
  }
}

const LOADING = '0 of 1 workers are READY';
const SILENT = { reason: null, log: [], healthy: false, serves: false } as const;
const READY: HollowHealth = { ...SILENT, state: 'ready', step: 'serve', healthy: true, serves: true };
const GOLDEN_LATENCY_MS = 1;

/** The report that the agent would write. `at` is in milliseconds since the epoch. */
export function hollowReport(
  { id, zone }: InstanceIdentity,
  { spec, goldenCount }: ReleaseBundle,
  hollow: HollowState,
  at: number,
): InstanceReport {
  const { state, step, reason, log, serves } = healthOf(hollow);
  const { modelName: name, modelVersion: version } = spec.artifact;
  const workersMin = spec.server.workers ?? 1;
  const wrong = state === 'degraded' && step === 'golden' ? 1 : 0;
  const answered = goldenCount > 0 && (state === 'ready' || state === 'degraded' || state === 'draining');
  return {
    schemaVersion: 1,
    releaseId: spec.releaseId,
    instanceId: id,
    zone,
    state,
    step,
    at,
    model: state === 'booting' ? null : { name, version, workersReady: serves ? workersMin : 0, workersMin },
    golden: answered ? { passed: goldenCount - wrong, failed: wrong, latencyMs: GOLDEN_LATENCY_MS } : null,
    requests: hollow.requests,
    reason,
    log,
  };
}
