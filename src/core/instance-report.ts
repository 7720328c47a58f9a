/**
 * What an instance says of itself, written by its agent to
 * `s3://<state-bucket>/reports/<releaseId>/<instanceId>.json` whenever its state changes
 * (and at most every 20 s while its counts change). Hostile text when printed: it quotes logs.
 */
export interface InstanceReport {
  readonly schemaVersion: 1;
  readonly releaseId: string;
  readonly instanceId: string;
  readonly zone: string;
  /**
   * booting: before the server was started · loading: server started, workers not READY yet ·
   * ready: was right once and serves · degraded: serves, but wrongly (golden answers, share of errors) ·
   * failed: will not become ready · draining: asked to stop.
   */
  readonly state: 'booting' | 'loading' | 'ready' | 'degraded' | 'failed' | 'draining';
  /** Boot step or check that `state` speaks of, e.g. `fetch-artifact`, `golden`. */
  readonly step: string;
  /** Milliseconds since the epoch, the instance's clock: for reading, never for deciding. */
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
  /** Real requests counted from the server's access log, golden requests excluded; `failed` = 5xx. */
  readonly requests: { readonly total: number; readonly failed: number };
  readonly reason: string | null;
  /** Last lines of the server's log on a failure, at most 40. */
  readonly log: readonly string[];
}
