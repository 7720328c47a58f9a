/** Counts requests and response times, from which the load balancer's metrics are made. */

/** Counts of requests since the process started, for one load balancer, target group or target. */
export interface Tally {
  readonly requests: number;
  /** Requests for which a target was chosen: CloudWatch's RequestCount. */
  readonly routed: number;
  /** Answers of targets, by status class: `2XX`, `3XX`, `4XX`, `5XX`. */
  readonly target: Readonly<Record<string, number>>;
  /** The load balancer's own answers, by status: 460, 463, 502, 503, 504 (ELB-13). */
  readonly balancer: Readonly<Record<string, number>>;
  /** When the newest request arrived, and when the newest 5xx (of either kind) was answered; ms since the epoch. */
  readonly lastRequestAt: number | null;
  readonly lastFailureAt: number | null;
}

/** All counts: by load balancer name, target group ARN and target key. */
export interface Counts {
  readonly balancers: Readonly<Record<string, Tally>>;
  readonly groups: Readonly<Record<string, Tally>>;
  readonly targets: Readonly<Record<string, Tally>>;
}

/** Seconds that targets took to answer, by target group ARN. */
export type ResponseSeconds = Readonly<Record<string, readonly number[]>>;

/** Who answered a request: a target, the load balancer itself, or a rule (fixed response, redirect). */
export type Ending =
  | { readonly by: 'target'; readonly status: number; readonly seconds: number }
  | { readonly by: 'balancer'; readonly status: number }
  | { readonly by: 'rule' };

export interface Place {
  readonly balancer: string;
  readonly group: string | null;
  readonly target: string | null;
}

interface Growing {
  requests: number;
  routed: number;
  target: Record<string, number>;
  balancer: Record<string, number>;
  lastRequestAt: number | null;
  lastFailureAt: number | null;
}

const none = (): Growing => ({
  requests: 0,
  routed: 0,
  target: {},
  balancer: {},
  lastRequestAt: null,
  lastFailureAt: null,
});

const raise = (counts: Record<string, number>, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1;
};

/** Counts each request at its load balancer, its target group and its target. */
export class Accounting {
  readonly #balancers: Record<string, Growing> = {};
  readonly #groups: Record<string, Growing> = {};
  readonly #targets: Record<string, Growing> = {};
  #seconds: Record<string, number[]> = {};

  record(place: Place, arrivedAt: number, ending: Ending, now: number): void {
    for (const tally of this.#at(place)) {
      count(tally, ending);
      if (place.target !== null) tally.routed += 1;
      tally.lastRequestAt = Math.max(tally.lastRequestAt ?? 0, arrivedAt);
      if (ending.by !== 'rule' && ending.status >= 500) tally.lastFailureAt = now;
    }
    if (ending.by === 'target' && place.group !== null)
      (this.#seconds[place.group] ??= []).push(ending.seconds);
  }

  counts(): Counts {
    return { balancers: this.#balancers, groups: this.#groups, targets: this.#targets };
  }

  /** Returns each response time once. */
  takeResponseSeconds(): ResponseSeconds {
    const taken = this.#seconds;
    this.#seconds = {};
    return taken;
  }

  #at(place: Place): Growing[] {
    const tallies = [(this.#balancers[place.balancer] ??= none())];
    if (place.group !== null) tallies.push((this.#groups[place.group] ??= none()));
    if (place.target !== null) tallies.push((this.#targets[place.target] ??= none()));
    return tallies;
  }
}

const count = (tally: Growing, ending: Ending): void => {
  tally.requests += 1;
  if (ending.by === 'target') raise(tally.target, `${Math.floor(ending.status / 100)}XX`);
  if (ending.by === 'balancer') raise(tally.balancer, String(ending.status));
};
