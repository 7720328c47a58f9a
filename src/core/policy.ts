/** One stop of the traffic shift: the candidate's weight (1–100) and how long it must stay quiet there. */
export interface Step {
  readonly weight: number;
  /** Milliseconds of quiet after the weights were read back; 0 on the last step (the bake follows). */
  readonly quietMs: number;
  /** Goes on only when `continue` says so; gates are judged meanwhile. */
  readonly hold?: true;
}

/** How a release is judged. All times in milliseconds. */
export interface Policy {
  readonly steps: readonly Step[];
  readonly bakeMs: number;
  /** Observations in a row that must pass before traffic moves. */
  readonly healthyPasses: number;
  /** Share of the fleet (0–1] that must be healthy, in at least `zones` zones where the fleet has that many. */
  readonly floorShare: number;
  readonly minZones: number;
  readonly minRequests: number;
  /** Deadlines turn a wait into a failure. */
  readonly provisioningMs: number;
  readonly verifyingMs: number;
  readonly rollingBackMs: number;
  /** How long a step may hold for approval. */
  readonly holdMs: number;
  /** How long the old fleet waits at full capacity after a promotion; 0: it is removed at once. */
  readonly keepPreviousMs: number;
  /** Whether to carry on from weights that somebody set by hand, instead of stopping for a person. */
  readonly adoptDrift: boolean;
}
