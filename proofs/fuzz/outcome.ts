/** The outcome of fuzzing one target: what was tried, and the defect that was found. */

/**
 * `exception`: the reader threw an error that is neither a Refusal nor a Failure. `violation`: its answer breaks a
 * promise. `hang`: it gave no answer within the time that a reader may take.
 */
export type DefectKind = 'exception' | 'violation' | 'hang';

/** What is wrong with a reader, and an input that shows it. */
export interface Defect {
  readonly kind: DefectKind;
  /** What was thrown, or which promise is broken. */
  readonly message: string;
  /** The smallest input that was found, as text. */
  readonly input: string;
}

/** The result of one target. */
export interface Outcome {
  /** Inputs that were given to the reader. */
  readonly inputs: number;
  /** The most processor time that one input took, in ms. */
  readonly slowestMs: number;
  /** The first defect, which ends the target; null: every promise was kept. */
  readonly defect: Defect | null;
}
