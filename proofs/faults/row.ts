import type { Stage } from '../../lab/stage/stage.ts';

/** One row of the fault catalogue: what is injected, what must then hold, and the run that shows it. */
export interface Row {
  /** The catalogue's number, e.g. `15b`. */
  readonly number: string;
  readonly inject: string;
  readonly required: string;
  /** Runs when no other row does, because it has a lab of its own or measures seconds. */
  readonly alone?: true;
  /**
   * Injects the fault on its own stage of a shared lab, and resolves with what happened, in a few words. Throws when the
   * requirement does not hold or the fault did not take effect. Leaves no fault behind.
   */
  readonly run: (stage: Stage) => Promise<string>;
}
