import type { Outcome } from '../app/lead-release.ts';
import type { Run } from '../app/run.ts';
import type { Problem } from '../core/errors.ts';
import type { Reporting } from '../core/inputs/deploy-request.ts';
import { isBegunBy } from '../core/names.ts';
import { interrupted } from '../core/problems/interruptions.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import type { Reporter } from '../github/reporter.ts';
import type { RunContext } from '../github/run-context.ts';
import { saveState } from '../github/runner.ts';
import { minimalOutputs, outputs } from '../report/outputs.ts';
import { releaseResult } from '../report/release-result.ts';
import { summary, unchangedSummary } from '../report/summary.ts';
import { problemsOf } from './problems-of.ts';
import { gitHubReporter, reportOnGitHub } from './github-report.ts';
import { releaseFacts } from './release-facts.ts';
import type { StepResult } from './step.ts';

/** The reports of a run of `deploy` or `rollback`, from the beginning of its release to the end. */
export class ReleaseReports {
  readonly #run: RunContext;
  readonly #reporting: Reporting;
  readonly #title: string;
  readonly #problemIn: ProblemIn;
  readonly #reporter: Reporter;
  #begun: { readonly record: ReleaseRecord; readonly deployment: Promise<number | null> } | null = null;

  constructor(run: RunContext, reporting: Reporting, title: string, problemIn: ProblemIn) {
    this.#run = run;
    this.#reporting = reporting;
    this.#title = title;
    this.#problemIn = problemIn;
    this.#reporter = gitHubReporter(reporting.token, run);
  }

  /** Saves the state for the post step, which heals the release if this process dies, and opens the GitHub Deployment. */
  readonly begin: Run['begun'] = (record, as) => {
    const { service, environment, releaseId, owner } = record;
    // The post step also finishes another run's release that is going back. A return is left to the next run.
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

  /** Keeps the newest record of the release, for the summary if this process cannot finish it. */
  follow(record: ReleaseRecord): void {
    if (this.#begun?.record.releaseId === record.releaseId) this.#begun = { ...this.#begun, record };
  }

  /** The result of a run that came to an outcome. */
  resultOf({ record, artifact, seen, changed }: Outcome): StepResult {
    const result = record === null ? 'promoted' : releaseResult(record);
    const values = outputs({ result, artifact, record, seen, changed });
    if (record === null)
      return {
        outputs: values,
        summary: unchangedSummary(this.#title, 'exactly this already serves'),
        problems: [],
      };
    const facts = releaseFacts(record, seen, this.#run);
    const text = summary(record, facts);
    // The clean-up step ends and reports a release that was cut short.
    if (!TERMINAL.has(record.phase))
      return { outputs: values, summary: text, problems: [record.cause ?? interrupted] };
    const problem = this.#problemIn(record, isBegunBy(record, this.#run.runId));
    return {
      outputs: values,
      summary: text,
      problems: problem === null ? [] : [problem],
      report: async () => {
        // The clean-up step has nothing to do, so it need not ask AWS, which may not answer any more.
        saveState('release', '');
        const deployment = (await this.#begun?.deployment) ?? null;
        // The run that leads a release reports it.
        if (record.owner.runId === this.#run.runId)
          await reportOnGitHub(this.#reporter, this.#reporting.comment, { record, facts, deployment });
      },
    };
  }

  /** The result of a run that failed while it led a release; null before its release began. */
  resultOfFailure(error: unknown): StepResult | null {
    if (this.#begun === null) return null;
    const problems = problemsOf(error);
    const record = { ...this.#begun.record, cause: problems[0] ?? interrupted };
    return {
      outputs: minimalOutputs('cancelled'),
      summary: summary(record, releaseFacts(record, null, this.#run)),
      problems,
    };
  }
}

/** The verb's problem with an ended release; null when it ended as wanted. `own`: this run began the release. */
export type ProblemIn = (record: ReleaseRecord, own: boolean) => Problem | null;
