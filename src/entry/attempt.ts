import type { Outcome } from '../app/deploy.ts';
import type { LeadParts } from '../app/parts.ts';
import { Refusal, type Problem } from '../core/errors.ts';
import type { Reporting } from '../core/inputs/deploy-request.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import { isBegunBy } from '../core/release-id.ts';
import { setOutputs } from '../github/outputs.ts';
import type { Reporter } from '../github/reporter.ts';
import type { RunContext } from '../github/run-context.ts';
import { saveState } from '../github/runner-commands.ts';
import { writeSummary } from '../github/summary.ts';
import { bareOutputs, outputs } from '../report/outputs.ts';
import { releaseResult } from '../report/release-result.ts';
import { failureSummary, refusalSummary, summary, unchangedSummary } from '../report/summary.ts';
import { gitHubReporter, releaseFacts, reportOnGitHub, unseenFacts } from './release-report.ts';
import { problemsOf } from './shell.ts';

/** What an ended record means to the verb: null when that is what was asked for. `own`: a release of this run. */
export type Verdict = (record: ReleaseRecord, own: boolean) => Problem | null;

/** What a run that leads releases has said on GitHub so far, and what it says at the end. */
export class Attempt {
  readonly #run: RunContext;
  readonly #reporting: Reporting;
  readonly #title: string;
  readonly #verdict: Verdict;
  readonly #reporter: Reporter;
  #begun: { readonly record: ReleaseRecord; readonly deployment: Promise<number | null> } | null = null;

  constructor(run: RunContext, reporting: Reporting, title: string, verdict: Verdict) {
    this.#run = run;
    this.#reporting = reporting;
    this.#title = title;
    this.#verdict = verdict;
    this.#reporter = gitHubReporter(reporting.token, run);
  }

  /** Saved first, so that the post step can heal what this process may not live to finish. */
  readonly begin: LeadParts['begun'] = (record, as) => {
    const { service, environment, releaseId, owner } = record;
    // What was left and goes back already is the post step's too; a return that was left is the next run's to finish.
    if (as === 'release' || record.cancelRequested)
      saveState('release', JSON.stringify({ service, environment, releaseId, owner }));
    if (as === 'upkeep') return;
    const { artifact, manifest } = record;
    const description = `${artifact.modelName} ${artifact.modelVersion}`;
    const payload = { releaseId, manifest, artifactSha256: artifact.sha256 };
    const wish = { environment, description, payload };
    const deployment = this.#reporter.openDeployment(this.#reporting.deployment, wish);
    void deployment.then((id) => saveState('deployment', String(id ?? '')));
    this.#begun = { record, deployment };
  };

  /** Keeps the newest state of the release, for what is said if this process cannot finish it. */
  follow(record: ReleaseRecord): void {
    if (this.#isOwn(record)) this.#begun = { ...this.#begun!, record };
  }

  async end({ record, artifact, seen, changed }: Outcome): Promise<readonly Problem[]> {
    const result = record === null ? 'promoted' : releaseResult(record);
    setOutputs(outputs(result, artifact, record, seen, changed));
    if (record === null) {
      await writeSummary(unchangedSummary(this.#title, 'exactly this already serves'));
      return [];
    }
    const facts = seen === null ? unseenFacts(record, this.#run) : releaseFacts(record, seen, this.#run);
    await writeSummary(summary(record, facts));
    // A release that was cut short is the clean-up step's to end, and to report.
    if (!TERMINAL.has(record.phase)) return [record.cause ?? interrupted];
    // One that has ended is not: it then need not ask AWS, which may not answer any more.
    saveState('release', '');
    const deployment = (await this.#begun?.deployment) ?? null;
    // Another run's release is reported by that run.
    if (record.owner.runId === this.#run.runId)
      await reportOnGitHub(this.#reporter, this.#reporting.comment, record, facts, deployment);
    const problem = this.#verdict(record, isBegunBy(record, this.#run.runId));
    return problem === null ? [] : [problem];
  }

  async fail(error: unknown): Promise<readonly Problem[]> {
    const problems = problemsOf(error);
    if (this.#begun === null) return failed(this.#title, error);
    setOutputs(bareOutputs('cancelled'));
    const record = { ...this.#begun.record, cause: problems[0] ?? interrupted };
    await writeSummary(summary(record, unseenFacts(record, this.#run)));
    return problems;
  }

  #isOwn({ releaseId }: ReleaseRecord): boolean {
    return this.#begun?.record.releaseId === releaseId;
  }
}

/** A run that ended before a release of its own began. */
export async function failed(title: string, error: unknown): Promise<readonly Problem[]> {
  const problems = problemsOf(error);
  setOutputs(bareOutputs(error instanceof Refusal ? 'refused' : 'cancelled'));
  await writeSummary((error instanceof Refusal ? refusalSummary : failureSummary)(title, problems));
  return problems;
}

export const interrupted: Problem = {
  code: 'TSD4402',
  subject: 'release',
  message: 'the run was stopped before the release had ended',
  remedy:
    'The clean-up step moves traffic back to the stable fleet; run it again when the release is wanted.',
};
