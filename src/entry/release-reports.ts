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

/** What an ended record means to the verb; null when it is what was asked for. `own`: this run began the release. */
export type ProblemIn = (record: ReleaseRecord, own: boolean) => Problem | null;

/** What a run that leads releases has said on GitHub so far, and what it says at the end. */
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

  /** Saves state first, so that the post step can heal what this process may not live to finish. */
  readonly begin: Run['begun'] = (record, as) => {
    const { service, environment, releaseId, owner } = record;
    // The post step also finishes a leftover that goes back already. A leftover return is the next run's to finish.
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
    if (this.#begun?.record.releaseId === record.releaseId) this.#begun = { ...this.#begun, record };
  }

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
    // A release that was cut short is the clean-up step's to end, and to report.
    if (!TERMINAL.has(record.phase))
      return { outputs: values, summary: text, problems: [record.cause ?? interrupted] };
    const problem = this.#problemIn(record, isBegunBy(record, this.#run.runId));
    return {
      outputs: values,
      summary: text,
      problems: problem === null ? [] : [problem],
      report: async () => {
        // The clean-up step has nothing to do: it then need not ask AWS, which may not answer any more.
        saveState('release', '');
        const deployment = (await this.#begun?.deployment) ?? null;
        // Another run's release is reported by that run.
        if (record.owner.runId === this.#run.runId)
          await reportOnGitHub(this.#reporter, this.#reporting.comment, { record, facts, deployment });
      },
    };
  }

  /** null before a release of this run's own began. */
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
