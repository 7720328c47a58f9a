import type { Artifact } from './artifact.ts';

/** Server settings that a release pins; null leaves TorchServe's (or the archive's) own value. */
export interface ServerSettings {
  readonly workers: number | null;
  readonly batchSize: number | null;
  readonly maxBatchDelayMs: number | null;
  readonly responseTimeoutSeconds: number;
  readonly startupTimeoutSeconds: number;
}

/**
 * `spec.json` in the instance bundle (`boot.sh`, `agent.py`, `spec.json`, `golden.json`): all that an
 * instance needs to know to become one of this release. No secret is ever in it.
 */
export interface InstanceSpec {
  readonly schemaVersion: 1;
  readonly service: string;
  readonly environment: string;
  readonly releaseId: string;
  readonly colour: string;
  readonly runtime: 'container' | 'process';
  /** By digest; null with `runtime: process`. */
  readonly image: string | null;
  readonly artifact: Artifact;
  readonly server: ServerSettings;
  /** `s3://bucket/reports/<releaseId>`; the instance id and `.json` are added by the agent. */
  readonly reportsUri: string;
  readonly logGroup: string | null;
  readonly drainSeconds: number;
}

/**
 * `golden.json`: requests with the answers they must get. The user's file is the same shape:
 * `{"requests": [{"name", "body" | "bodyBase64", "contentType"?, "expect": {...}}]}`.
 * `expect.json` compares parsed JSON (numbers within `tolerance`, default 1e-6); `expect.text` the exact text.
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
