/** Problems, and the errors that carry them. */

/**
 * One thing that is wrong, in the form that every report uses: a stable code, the cause and the next step.
 * docs/troubleshooting.md has a heading per code.
 */
export interface Problem {
  /** `TSD` and four digits; never reused. 1xxx input, 2xxx artifact, 3xxx AWS, 4xxx release, 5xxx GitHub. */
  readonly code: string;
  /** The input, resource or release that has the problem, e.g. `model-artifact`. */
  readonly subject: string;
  readonly message: string;
  readonly remedy: string;
  /** Lines that show the cause, e.g. the end of a server's log. Untrusted text: escape it before printing. */
  readonly detail?: readonly string[];
}

/** Thrown when a request cannot be carried out and nothing was changed for it. Carries every problem at once. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];
  /** Title of the service and environment, e.g. `iris in staging`; null when the thrower does not know it. */
  readonly about: string | null;
  constructor(problems: readonly Problem[], about: string | null = null) {
    super(problems.map((p) => `${p.code} ${p.subject}: ${p.message}`).join('; '));
    this.name = 'Refusal';
    this.problems = problems;
    this.about = about;
  }
}

/** Thrown when an answer of AWS or GitHub ends the run. The adapters make it from the vendor's own error. */
export class Failure extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.code} ${problem.subject}: ${problem.message}`, options);
    this.name = 'Failure';
    this.problem = problem;
  }
}

/** Thrown when another run saved the record after this run had read it. */
export class RecordConflict extends Error {
  constructor() {
    super('the release record was changed by another run');
    this.name = 'RecordConflict';
  }
}
