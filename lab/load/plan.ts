/** What a load generator reads and writes: its plan, its report and its journal. */

/** What a load generator sends. It is JSON, because the generator's process reads it from a file. */
export interface LoadPlan {
  /** Each request carries `X-Request-Id: NAME-NUMBER`. */
  readonly name: string;
  readonly address: string;
  readonly port: number;
  /** The `Host` header: the load balancer's DNS name, or the name that a rule matches. */
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
  /** The number of keep-alive connections. Each has at most one request at a time. */
  readonly clients: number;
  /**
   * Requests a second of all clients together; null: each client sends its next request as soon as it was
   * answered.
   */
  readonly ratePerSecond: number | null;
  /** The run ends at whichever limit comes first. */
  readonly maxRequests: number;
  readonly maxSeconds: number;
  /** A request without an answer for so long is broken. */
  readonly timeoutMs: number;
  /**
   * Right answers, with the version that gives them. A 200 that equals none is wrong. Empty: any 2xx is right.
   */
  readonly answers: readonly { readonly version: string; readonly json: unknown }[];
}

/** A request without a right answer. */
export interface Loss {
  readonly id: string;
  /** When it ended, ms since the epoch. */
  readonly at: number;
  /** null: no answer at all. */
  readonly status: number | null;
  readonly reason: string;
}

/** The results of a load. */
export interface LoadReport {
  readonly name: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly sent: number;
  /** Requests with a 2xx and, where known, a right answer. */
  readonly right: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Right answers by version; empty without known answers. */
  readonly byVersion: Readonly<Record<string, number>>;
  /** Requests without an answer: reset, refused or timed out. */
  readonly broken: number;
  /** Requests with a 2xx and an answer that no version gives. */
  readonly wrong: number;
  /** Milliseconds from the moment when the request was due to the whole answer. */
  readonly latencyMs: { readonly p50: number; readonly p99: number; readonly max: number };
  /** All losses, oldest first. */
  readonly losses: readonly Loss[];
}

/** The counts of one second, a line of the journal. */
export interface LoadSecond {
  /** Milliseconds since the epoch, a whole second. */
  readonly at: number;
  readonly ended: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byVersion: Readonly<Record<string, number>>;
  readonly lost: number;
}
