/**
 * exception: an error that is neither a Refusal nor a Failure came out · violation: the answer breaks a promise ·
 * hang: no answer, or none within the time a reader may take.
 */
export type DefectKind = 'exception' | 'violation' | 'hang';

export interface Defect {
  readonly kind: DefectKind;
  /** What was thrown, or which promise is broken. */
  readonly message: string;
  /** The input as text, the smallest that was found. */
  readonly input: string;
}

/** What came of one target. */
export interface Outcome {
  /** Inputs that were given to the reader. */
  readonly inputs: number;
  /** Most processor time that one input took, in ms. */
  readonly slowestMs: number;
  /** null: every promise was kept. A target ends with its first defect. */
  readonly defect: Defect | null;
}
