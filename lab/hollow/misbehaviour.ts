/** Which instances are meant: those with everything that is named; `{}` are all. */
export interface InstanceFilter {
  readonly instanceId?: string;
  readonly zone?: string;
  readonly environment?: string;
  readonly releaseId?: string;
  readonly modelVersion?: string;
}

/**
 * fail: does not become ready, its report says why; one that was ready once stays so, as a real one does ·
 * stall: goes on loading for ever · degrade: serves, but its report says wrongly ·
 * unhealthy: serves nobody, 503 at the health check and at predictions · unreachable: 503 at the health check alone, and
 * neither its report nor its predictions know of it, like one that the load balancer cannot reach.
 */
export interface Misbehaviour {
  readonly kind: 'fail' | 'stall' | 'degrade' | 'unhealthy' | 'unreachable';
  /** Boot step or check, as a real report names it: `load-model`, `golden`, `requests`, `serve`. */
  readonly step: string;
  readonly reason: string;
  /** The last lines of the server's log that the report quotes. */
  readonly log: readonly string[];
}

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

/** True when every field that `filter` names is the instance's. */
export const matchesInstance = (filter: InstanceFilter, instance: Required<InstanceFilter>): boolean =>
  (Object.keys(filter) as (keyof InstanceFilter)[]).every((name) => filter[name] === instance[name]);
