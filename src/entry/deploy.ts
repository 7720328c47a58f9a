import { deploy, type Outcome } from '../app/deploy.ts';
import { DEPLOY_INPUTS } from '../core/inputs/deploy-inputs.ts';
import type { Problem } from '../core/errors.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import type { Tell } from '../ports.ts';
import { readRequest, type Request } from '../files/read-request.ts';
import { actionLog } from '../github/action-log.ts';
import { actionInputs } from '../github/inputs.ts';
import { setOutputs } from '../github/outputs.ts';
import type { Reporter } from '../github/reporter.ts';
import { runContext, type RunContext } from '../github/run-context.ts';
import { saveState } from '../github/runner-commands.ts';
import { writeSummary } from '../github/summary.ts';
import { systemClock } from '../clock.ts';
import { logLine, phaseTitle } from '../report/log.ts';
import { bareOutputs, outputs } from '../report/outputs.ts';
import { releaseResult } from '../report/release-result.ts';
import { refusalSummary, summary, unchangedSummary } from '../report/summary.ts';
import { deployParts } from './parts.ts';
import { gitHubReporter, releaseFacts, reportOnGitHub, unseenFacts } from './release-report.ts';
import { problemsOf } from './shell.ts';

/** The main step of `deploy`: the problems it ended with, none for a promoted release. */
export async function deployStep(signal: AbortSignal): Promise<readonly Problem[]> {
  const run = runContext(process.env);
  const request = await readDeployRequest().catch((error: unknown) => refused('deploy', problemsOf(error)));
  if ('refused' in request) return request.refused;
  const log = actionLog({ line: logLine, title: ({ record }) => phaseTitle(record) }, systemClock());
  for (const notice of request.notices) log.tell({ kind: 'note', text: notice });
  const attempt = new Attempt(run, request);
  const tell: Tell = (progress) => {
    log.tell(progress);
    if (progress.kind === 'phase') attempt.follow(progress.record);
  };
  try {
    const parts = await deployParts(request.deploy, run, tell, (record) => attempt.begin(record));
    const ended = await deploy(parts, request.deploy, signal);
    log.end();
    return await attempt.end(ended);
  } catch (error) {
    log.end();
    return await attempt.fail(problemsOf(error));
  }
}

/** Inputs as the runner gives them; throws Refusal with all problems, before any call. */
export const readDeployRequest = (): Promise<Request> =>
  readRequest({
    inputs: actionInputs(Object.keys(DEPLOY_INPUTS)),
    environment: process.env,
    workspace: process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
  });

/** What this run has said on GitHub so far, and what it says at the end. */
class Attempt {
  readonly #run: RunContext;
  readonly #request: Request;
  readonly #reporter: Reporter;
  #begun: { readonly record: ReleaseRecord; readonly deployment: Promise<number | null> } | null = null;

  constructor(run: RunContext, request: Request) {
    this.#run = run;
    this.#request = request;
    this.#reporter = gitHubReporter(request.reporting.token, run);
  }

  /** Saved first, so that the post step can heal what this process may not live to finish. */
  begin(record: ReleaseRecord): void {
    const { service, environment, releaseId } = record;
    saveState('release', JSON.stringify({ service, environment, releaseId }));
    const { deployment: mode } = this.#request.reporting;
    const { artifact, manifest } = record;
    const description = `${artifact.modelName} ${artifact.modelVersion}`;
    const payload = { releaseId, manifest, artifactSha256: artifact.sha256 };
    const deployment = this.#reporter.openDeployment(mode, { environment, description, payload });
    void deployment.then((id) => saveState('deployment', String(id ?? '')));
    this.#begun = { record, deployment };
  }

  /** Keeps the newest state of the release, for what is said if this process cannot finish it. */
  follow(record: ReleaseRecord): void {
    if (this.#begun?.record.releaseId === record.releaseId) this.#begun = { ...this.#begun, record };
  }

  async end({ record, artifact, seen, changed }: Outcome): Promise<readonly Problem[]> {
    const result = record === null ? 'promoted' : releaseResult(record);
    setOutputs(outputs(result, artifact, record, seen, changed));
    if (record === null) {
      await writeSummary(unchangedSummary(this.#title, 'exactly this already serves'));
      return [];
    }
    const facts = releaseFacts(record, seen, this.#run);
    await writeSummary(summary(record, facts));
    // A release that was cut short is the clean-up step's to end, and to report.
    if (!TERMINAL.has(record.phase)) return [record.cause ?? interrupted];
    await reportOnGitHub(
      this.#reporter,
      this.#request.reporting.comment,
      record,
      facts,
      await this.#begun!.deployment,
    );
    return result === 'promoted' ? [] : [record.cause ?? interrupted];
  }

  async fail(problems: readonly Problem[]): Promise<readonly Problem[]> {
    if (this.#begun === null) return (await refused(this.#title, problems)).refused;
    setOutputs(bareOutputs('cancelled'));
    const record = { ...this.#begun.record, cause: problems[0] ?? interrupted };
    await writeSummary(summary(record, unseenFacts(record, this.#run)));
    return problems;
  }

  get #title(): string {
    return `${this.#request.deploy.service} in ${this.#request.deploy.environment}`;
  }
}

async function refused(
  title: string,
  problems: readonly Problem[],
): Promise<{ refused: readonly Problem[] }> {
  setOutputs(bareOutputs('refused'));
  await writeSummary(refusalSummary(title, problems));
  return { refused: problems };
}

const interrupted: Problem = {
  code: 'TSD4402',
  subject: 'release',
  message: 'the run was stopped before the release had ended',
  remedy:
    'The clean-up step moves traffic back to the stable fleet; run it again when the release is wanted.',
};
