/**
 * One thing that is wrong, told the same way everywhere: a stable code, what was seen,
 * the rule it breaks and what to do about it. docs/troubleshooting.md has a heading per code.
 */
export interface Problem {
  /** `TSD` and four digits; never reused. 1xxx input, 2xxx artifact, 3xxx AWS, 4xxx release, 5xxx GitHub. */
  readonly code: string;
  /** The input or thing concerned, e.g. `model-artifact`. */
  readonly subject: string;
  readonly message: string;
  readonly remedy: string;
  /** Lines that show the cause, e.g. the end of a server's log. Hostile when printed. */
  readonly detail?: readonly string[];
}

/** Nothing was changed: the request cannot be carried out as it stands. Carries every problem at once. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];
  /** Which service and environment the request names, e.g. `iris in staging`; null where whoever throws does not say. */
  readonly about: string | null;
  constructor(problems: readonly Problem[], about: string | null = null) {
    super(problems.map((p) => `${p.code} ${p.subject}: ${p.message}`).join('; '));
    this.name = 'Refusal';
    this.problems = problems;
    this.about = about;
  }
}

/** A vendor's answer that ends the run; made by the adapters, which translate each vendor's errors once. */
export class Failure extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.code} ${problem.subject}: ${problem.message}`, options);
    this.name = 'Failure';
    this.problem = problem;
  }
}

/** The record was changed by someone else since it was read. */
export class RecordConflict extends Error {
  constructor() {
    super('the release record was changed by another run');
    this.name = 'RecordConflict';
  }
}
