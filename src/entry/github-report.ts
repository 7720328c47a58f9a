import type { Problem } from '../core/errors.ts';
import type { Reporting } from '../core/inputs/deploy-request.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { annotateWarnings } from '../github/runner.ts';
import { reporter, type Reporter } from '../github/reporter.ts';
import type { RunContext } from '../github/run-context.ts';
import { annotations } from '../report/annotation.ts';
import { comment, commentMarker } from '../report/comment.ts';
import type { ReportFacts } from '../report/facts.ts';

/** The report on GitHub at the end of a release: a comment and the end of the GitHub Deployment. */

/** A reporter whose failures become warnings beside the job. `token` null: no reports on GitHub. */
export const gitHubReporter = (token: string | null, run: RunContext): Reporter =>
  reporter(token ?? '', run, (problem: Problem) => annotateWarnings(annotations([problem], run.helpUrl)));

/** What is reported about a release. `deployment`: id of the GitHub Deployment to close; null: there is none. */
interface Reported {
  readonly record: ReleaseRecord;
  readonly facts: ReportFacts;
  readonly deployment: number | null;
}

/** Writes the comment and closes the GitHub Deployment, both at once. Neither changes the release. */
export async function reportOnGitHub(
  to: Reporter,
  mode: Reporting['comment'],
  { record, facts, deployment }: Reported,
): Promise<void> {
  const { service, environment } = record;
  const state = facts.result === 'promoted' ? 'success' : 'failure';
  await Promise.all([
    to.comment(mode, {
      marker: commentMarker(service, environment),
      write: (previous) => comment(record, facts, previous),
    }),
    deployment === null ? null : to.closeDeployment(deployment, state, facts.url),
  ]);
}
