/**
 * The state of one instance, as its agent reports it in
 * `s3://<state-bucket>/reports/<releaseId>/<instanceId>.json`. The agent writes it when the state changes, and at
 * most every 20 s when only counts change. It quotes logs, so its texts are untrusted: escape them before printing.
 */
export interface InstanceReport {
  readonly schemaVersion: 1;
  readonly releaseId: string;
  readonly instanceId: string;
  readonly zone: string;
  /**
   * booting: the server is not started yet · loading: the server runs, its workers are not READY yet ·
   * ready: the golden answers were right once, and it serves · degraded: it serves wrong golden answers or too many
   * errors · failed: it will not become ready · draining: it was asked to stop.
   */
  readonly state: 'booting' | 'loading' | 'ready' | 'degraded' | 'failed' | 'draining';
  /** The boot step or check that led to `state`, e.g. `fetch-artifact`, `golden`. */
  readonly step: string;
  /** Milliseconds since the epoch by the instance's clock. Shown to people only: that clock may be wrong. */
  readonly at: number;
  readonly model: {
    readonly name: string;
    readonly version: string;
    readonly workersReady: number;
    readonly workersMin: number;
  } | null;
  readonly golden: {
    readonly passed: number;
    readonly failed: number;
    readonly latencyMs: number | null;
  } | null;
  /** Requests in the server's access log, without the golden ones. `failed` counts answers with status 5xx. */
  readonly requests: { readonly total: number; readonly failed: number };
  readonly reason: string | null;
  /** After a failure, the last lines of the server's log: at most 40. */
  readonly log: readonly string[];
}
