import { LAB_ACCESS_KEY, type ApiCall, type ApiError } from '../ports.ts';
import { AWS_LIMITS, isLimited, type Limit } from './limits.ts';
import { throttled } from './refusals.ts';

/**
 * Throttles callers by token buckets, in real time whatever the lab's scale. All callers from outside share the
 * account's buckets. The lab's own calls are never throttled: on AWS, services have buckets of their own.
 */
export class Buckets {
  readonly #now: () => number;
  #aws: readonly Bucket[] = [];
  #narrowed: readonly Bucket[] = [];

  /** @param now milliseconds of a monotonic clock */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Starts throttling with full buckets, or stops it. */
  enforce(throttling: Throttling): void {
    this.#aws = throttling === 'off' ? [] : AWS_LIMITS.map((limit) => new Bucket(limit, this.#now));
  }

  /** Adds a limit beside AWS's own. Returns a function that removes it. */
  narrow(limit: Limit): () => void {
    const bucket = new Bucket(limit, this.#now);
    this.#narrowed = [...this.#narrowed, bucket];
    return () => {
      this.#narrowed = this.#narrowed.filter((other) => other !== bucket);
    };
  }

  /** Takes a token from each bucket of this call. Returns the error when one of them is empty, else null. */
  refusal(call: ApiCall): ApiError | null {
    if (call.accessKey === LAB_ACCESS_KEY) return null;
    const own = [...this.#aws, ...this.#narrowed].filter(({ limit }) => isLimited(limit, call));
    if (own.some((bucket) => bucket.tokens() < 1)) return throttled(call.service);
    for (const bucket of own) bucket.take();
    return null;
  }
}

/** `aws`: the limits that AWS publishes. */
export type Throttling = 'aws' | 'off';

class Bucket {
  readonly limit: Limit;
  readonly #now: () => number;
  #left: number;
  #at: number;

  constructor(limit: Limit, now: () => number) {
    this.limit = limit;
    this.#now = now;
    this.#left = limit.burst;
    this.#at = now();
  }

  tokens(): number {
    const filled = ((this.#now() - this.#at) / 1000) * this.limit.perSecond;
    return Math.min(this.limit.burst, this.#left + filled);
  }

  take(): void {
    this.#left = this.tokens() - 1;
    this.#at = this.#now();
  }
}
