import { turnBack } from '../app/deploy.ts';
import type { Problem } from '../core/errors.ts';
import { mayTurnBack } from '../core/decide.ts';
import type { ReleaseRecord } from '../core/record.ts';
import type { Request } from '../files/read-request.ts';
import { actionLog } from '../github/action-log.ts';
import { runContext } from '../github/run-context.ts';
import { savedState } from '../github/runner-commands.ts';
import { writeSummary } from '../github/summary.ts';
import { systemClock } from '../clock.ts';
import { logLine, phaseTitle } from '../report/log.ts';
import { summary } from '../report/summary.ts';
import { readDeployRequest } from './deploy.ts';
import { connected } from './parts.ts';
import { gitHubReporter, reportOnGitHub, unseenFacts } from './release-report.ts';

/**
 * The post step: runs after the main step whatever became of it. A release that has ended needs nothing; one that
 * was cut short gets its traffic moved back to stable.
 */
export async function cleanUpStep(signal: AbortSignal): Promise<readonly Problem[]> {
  const saved = savedState('release');
  if (saved === '') return [];
  const { service, environment, releaseId } = JSON.parse(saved) as Record<string, string>;
  const request = await readDeployRequest();
  const log = actionLog({ line: logLine, title: ({ record }) => phaseTitle(record) }, systemClock());
  const parts = connected(request.deploy, log.tell);
  const record = await turnBack(parts, service!, environment!, releaseId!, signal);
  log.end();
  if (record !== null) await report(record, request);
  return record !== null && mayTurnBack(record.phase) ? [unfinished] : [];
}

async function report(record: ReleaseRecord, { reporting }: Request): Promise<void> {
  const run = runContext(process.env);
  const facts = unseenFacts(record, run);
  const deployment = savedState('deployment');
  await writeSummary(summary(record, facts));
  const to = gitHubReporter(reporting.token, run);
  await reportOnGitHub(to, reporting.comment, record, facts, deployment === '' ? null : Number(deployment));
}

const unfinished: Problem = {
  code: 'TSD4403',
  subject: 'release',
  message: 'traffic could not be moved back before this step was stopped',
  remedy: 'Run the workflow again: any run of this service and environment finishes it first.',
};
