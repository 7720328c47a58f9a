/** The limits and times that a release is judged by. All times in milliseconds. */
export interface Policy {
  readonly steps: readonly Step[];
  readonly bakeMs: number;
  /** Observations in a row that must pass before traffic moves. */
  readonly healthyPasses: number;
  /** Share of the fleet that must be healthy: above 0, at most 1. */
  readonly floorShare: number;
  /** Number of zones that must have a healthy target. */
  readonly minZones: number;
  /** Real requests that the candidate must serve before a step with a quiet time passes; 0: none. */
  readonly minRequests: number;
  /** Deadline of the phase, as for the two below. At the deadline a wait becomes a failure. */
  readonly provisioningMs: number;
  readonly verifyingMs: number;
  readonly rollingBackMs: number;
  /** How long a step may wait for approval. */
  readonly holdMs: number;
  /** How long the old fleet stays parked after a promotion; 0: it is removed at once. */
  readonly keepPreviousMs: number;
  /** True to go on from weights that somebody set by hand; false to stop for a person. */
  readonly adoptDrift: boolean;
}

/** One step of the traffic shift: the candidate's weight (1–100), and how long traffic must stay quiet there. */
export interface Step {
  readonly weight: number;
  /** Quiet time in ms, counted from the read-back of the weights; 0 on the last step, since the bake follows. */
  readonly quietMs: number;
  /** Present when the step waits for the continue verb. Its gates are judged while it waits. */
  readonly hold?: true;
}
