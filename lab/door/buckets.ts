import { LAB_ACCESS_KEY, type ApiCall, type ApiError } from '../ports.ts';
import { AWS_LIMITS, isLimited, type Limit } from './limits.ts';
import { throttled } from './refusals.ts';

/** `aws`: as far as AWS publishes figures. */
export type Throttling = 'aws' | 'off';

/**
 * Throttling by token buckets, in real time whatever the lab's scale. They are the account's: all callers from
 * outside share them; services that call on a user's behalf have buckets of their own, which never run dry here.
 */
export class Buckets {
  readonly #now: () => number;
  #aws: readonly Bucket[] = [];
  #narrowed: readonly Bucket[] = [];

  /** @param now milliseconds of a clock that only goes forward */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Full buckets from now on, or none. */
  enforce(throttling: Throttling): void {
    this.#aws = throttling === 'off' ? [] : AWS_LIMITS.map((limit) => new Bucket(limit, this.#now));
  }

  /** One more limit, beside AWS's own; returns what takes it away again. */
  narrow(limit: Limit): () => void {
    const bucket = new Bucket(limit, this.#now);
    this.#narrowed = [...this.#narrowed, bucket];
    return () => {
      this.#narrowed = this.#narrowed.filter((other) => other !== bucket);
    };
  }

  /** Takes a token from each bucket of this call; the refusal when one of them is empty. */
  refusal(call: ApiCall): ApiError | null {
    if (call.accessKey === LAB_ACCESS_KEY) return null;
    const own = [...this.#aws, ...this.#narrowed].filter(({ limit }) => isLimited(limit, call));
    if (own.some((bucket) => bucket.tokens() < 1)) return throttled(call.service);
    for (const bucket of own) bucket.take();
    return null;
  }
}

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
