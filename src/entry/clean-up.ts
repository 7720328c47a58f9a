import { scopeOf, turnBack } from '../app/deploy.ts';
import type { Problem } from '../core/errors.ts';
import { mayTurnBack } from '../core/loop/decide.ts';
import { reporting } from '../core/inputs/deploy-request.ts';
import type { RollbackValues } from '../core/inputs/verb-inputs.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { runContext } from '../github/run-context.ts';
import { savedState } from '../github/runner-commands.ts';
import { writeSummary } from '../github/summary.ts';
import { summary } from '../report/summary.ts';
import { accessOf } from './given.ts';
import { releaseLog } from './lead.ts';
import { connected } from './parts.ts';
import { gitHubReporter, reportOnGitHub, unseenFacts } from './release-report.ts';
import { readRollback } from './rollback.ts';

/** What the main step saved of the release it leads. */
type Led = Pick<ReleaseRecord, 'service' | 'environment' | 'releaseId' | 'owner'>;

/**
 * The post step of `deploy` and `rollback`: runs after the main step whatever became of it. A release that has ended
 * needs nothing; one that was cut short gets its traffic moved back to stable, which takes no more than rollback's inputs.
 */
export async function cleanUpStep(signal: AbortSignal): Promise<readonly Problem[]> {
  const saved = savedState('release');
  if (saved === '') return [];
  const led = JSON.parse(saved) as Led;
  const values = await readRollback();
  const log = releaseLog();
  const scope = scopeOf({ ...led, pollMs: values['poll-interval'] });
  const record = await turnBack(connected(accessOf(values), log.tell), scope, led, signal);
  log.end();
  if (record !== null) await report(record, values);
  return record !== null && mayTurnBack(record.phase) ? [unfinished] : [];
}

async function report(record: ReleaseRecord, values: RollbackValues): Promise<void> {
  const { token, comment } = reporting(values);
  const run = runContext(process.env);
  const facts = unseenFacts(record, run);
  const deployment = savedState('deployment');
  await writeSummary(summary(record, facts));
  const to = gitHubReporter(token, run);
  await reportOnGitHub(to, comment, record, facts, deployment === '' ? null : Number(deployment));
}

const unfinished: Problem = {
  code: 'TSD4403',
  subject: 'release',
  message: 'traffic could not be moved back before this step was stopped',
  remedy: 'Run the workflow again: any run of this service and environment finishes it first.',
};
