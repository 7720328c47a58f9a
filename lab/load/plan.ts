/** What a load generator sends. JSON: it is handed to the generator's process as a file. */
export interface LoadPlan {
  /** Each request carries `X-Request-Id: NAME-NUMBER`. */
  readonly name: string;
  readonly address: string;
  readonly port: number;
  /** `Host` header: the load balancer's DNS name, or the one a rule waits for. */
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
  /** Keep-alive connections, each with at most one request at a time. */
  readonly clients: number;
  /** Requests a second over all clients; null: each client asks again as soon as it was answered. */
  readonly ratePerSecond: number | null;
  /** Whichever comes first ends the run. */
  readonly maxRequests: number;
  readonly maxSeconds: number;
  /** A request that is silent for so long is broken. */
  readonly timeoutMs: number;
  /** Known right answers, by the version that gives them; a 200 that equals none is wrong. Empty: any 2xx is right. */
  readonly answers: readonly { readonly version: string; readonly json: unknown }[];
}

/** One request that was not answered rightly. */
export interface Loss {
  readonly id: string;
  /** When it ended, ms since the epoch. */
  readonly at: number;
  /** null: no answer at all. */
  readonly status: number | null;
  readonly reason: string;
}

export interface LoadReport {
  readonly name: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly sent: number;
  /** Answered with a 2xx and, where known, a right answer. */
  readonly right: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Right answers by version; empty without known answers. */
  readonly byVersion: Readonly<Record<string, number>>;
  /** No answer: reset, refused, timed out. */
  readonly broken: number;
  /** A 2xx with an answer that no version gives. */
  readonly wrong: number;
  /** Milliseconds from when the request was due (not from when a client was free for it) to the whole answer. */
  readonly latencyMs: { readonly p50: number; readonly p99: number; readonly max: number };
  /** All losses, oldest first. */
  readonly losses: readonly Loss[];
}

/** One line a second in the journal. */
export interface LoadSecond {
  /** Milliseconds since the epoch, a whole second. */
  readonly at: number;
  readonly ended: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byVersion: Readonly<Record<string, number>>;
  readonly lost: number;
}
