import type { Artifact } from './artifact.ts';

/**
 * What an instance needs to know to serve a release: `spec.json` in the instance bundle, beside `boot.sh`, `agent.py`
 * and `golden.json`. It never holds a secret.
 */
export interface InstanceSpec {
  readonly schemaVersion: 1;
  readonly service: string;
  readonly environment: string;
  readonly releaseId: string;
  readonly colour: string;
  readonly runtime: 'container' | 'process';
  /** Container image by digest; null with `runtime: process`. */
  readonly image: string | null;
  readonly artifact: Artifact;
  readonly server: ServerSettings;
  /** `s3://bucket/reports/<releaseId>`; the agent adds `/<instanceId>.json`. */
  readonly reportsUri: string;
  readonly logGroup: string | null;
  readonly drainSeconds: number;
}

/** TorchServe settings that a release pins; null keeps the value of the archive or TorchServe's default. */
export interface ServerSettings {
  readonly workers: number | null;
  readonly batchSize: number | null;
  readonly maxBatchDelayMs: number | null;
  readonly responseTimeoutSeconds: number;
  readonly startupTimeoutSeconds: number;
}

/**
 * Requests with the answers that the model must give: `golden.json`. The user's file has the same shape:
 * `{"requests": [{"name", "body" | "bodyBase64", "contentType"?, "expect": {...}}]}`.
 * `expect.json` is compared as parsed JSON (numbers within `tolerance`, default 1e-6), `expect.text` as exact text.
 */
export interface GoldenSet {
  readonly requests: readonly {
    readonly name: string;
    readonly contentType?: string;
    readonly body?: unknown;
    readonly bodyBase64?: string;
    readonly expect: {
      readonly status?: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly tolerance?: number;
      readonly maxLatencyMs?: number;
    };
  }[];
}
