/**
 * What a hollow instance does wrong.
 *
 * - fail: it does not become ready, and its report says why. One that was ready once stays ready, as a real one
 * does.
 * - stall: it keeps loading.
 * - degrade: it serves, and its report says that something is wrong.
 * - unhealthy: the health check and predictions answer 503.
 * - unreachable: only the health check answers 503. Report and predictions are good, as if the load balancer
 * could not reach the instance.
 */
export interface Misbehaviour {
  readonly kind: 'fail' | 'stall' | 'degrade' | 'unhealthy' | 'unreachable';
  /** The boot step or check in the report: `load-model`, `golden`, `requests`, `serve`. */
  readonly step: string;
  readonly reason: string;
  /** The last lines of the server's log in the report. */
  readonly log: readonly string[];
}

/** Selects instances: those that match every named field. `{}` selects all. */
export interface InstanceFilter {
  readonly instanceId?: string;
  readonly zone?: string;
  readonly environment?: string;
  readonly releaseId?: string;
  readonly modelVersion?: string;
}

/** The texts of each misbehaviour unless a test gives others. */
export const DEFAULTS: { readonly [Kind in Misbehaviour['kind']]: Misbehaviour } = {
  fail: {
    kind: 'fail',
    step: 'load-model',
    reason: 'a worker died 2 times while it loaded the model',
    log: ["ModuleNotFoundError: No module named 'hollow'"],
  },
  stall: { kind: 'stall', step: 'load-model', reason: '0 of 1 workers are READY', log: [] },
  degrade: { kind: 'degrade', step: 'golden', reason: 'golden request 1 was answered wrongly', log: [] },
  unhealthy: { kind: 'unhealthy', step: 'serve', reason: 'no worker is READY', log: [] },
  unreachable: { kind: 'unreachable', step: 'serve', reason: 'the load balancer does not reach it', log: [] },
};

/** Whether the instance matches every field of the filter. */
export const matchesInstance = (filter: InstanceFilter, instance: Required<InstanceFilter>): boolean =>
  (Object.keys(filter) as (keyof InstanceFilter)[]).every((name) => filter[name] === instance[name]);
