import type { Answer, Judgement } from './judge.ts';
import type { LoadReport, LoadSecond, Loss } from './plan.ts';

/** Counts the results of a load: each request once, when it ends. */
export class LoadTally {
  readonly #name: string;
  readonly #startedAt: number;
  readonly #latencies: number[] = [];
  readonly #losses: Loss[] = [];
  readonly #byStatus: Record<string, number> = {};
  readonly #byVersion: Record<string, number> = {};
  readonly #kinds: Record<Judgement['kind'], number> = { right: 0, failed: 0, wrong: 0, broken: 0 };
  #second: {
    ended: number;
    byStatus: Record<string, number>;
    byVersion: Record<string, number>;
    lost: number;
  } = freshSecond();

  constructor(name: string, startedAt: number) {
    this.#name = name;
    this.#startedAt = startedAt;
  }

  ended({ id, answer, judgement, latencyMs, at }: EndedRequest): void {
    this.#kinds[judgement.kind] += 1;
    this.#latencies.push(latencyMs);
    this.#second.ended += 1;
    const status = String(answer.status ?? 'none');
    increment(this.#byStatus, status);
    increment(this.#second.byStatus, status);
    if (judgement.kind !== 'right') {
      this.#losses.push({ id, at, status: answer.status, reason: judgement.reason });
      this.#second.lost += 1;
    } else if (judgement.version !== null) {
      increment(this.#byVersion, judgement.version);
      increment(this.#second.byVersion, judgement.version);
    }
  }

  /** The counts since the last call. */
  takeSecond(at: number): LoadSecond {
    const second = { at: Math.floor(at / 1000) * 1000, ...this.#second };
    this.#second = freshSecond();
    return second;
  }

  report(sent: number, endedAt: number): LoadReport {
    const sorted = this.#latencies.toSorted((a, b) => a - b);
    return {
      name: this.#name,
      startedAt: this.#startedAt,
      endedAt,
      sent,
      right: this.#kinds.right,
      byStatus: this.#byStatus,
      byVersion: this.#byVersion,
      broken: this.#kinds.broken,
      wrong: this.#kinds.wrong,
      latencyMs: { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), max: sorted.at(-1) ?? 0 },
      losses: this.#losses,
    };
  }
}

/** A request that has ended, with or without an answer. */
interface EndedRequest {
  readonly id: string;
  readonly answer: Answer;
  readonly judgement: Judgement;
  readonly latencyMs: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const freshSecond = () => ({ ended: 0, byStatus: {}, byVersion: {}, lost: 0 });

const increment = (counts: Record<string, number>, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1;
};

/** A quantile: the smallest value that at least `share` of the values do not exceed; 0 without values. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
