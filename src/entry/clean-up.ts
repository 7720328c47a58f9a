import { turnBack } from '../app/bring-to-end.ts';
import type { Led } from '../app/cancel.ts';
import { scopeOf } from '../app/run.ts';
import type { Problem } from '../core/errors.ts';
import { reporting } from '../core/inputs/deploy-request.ts';
import type { RollbackValues } from '../core/inputs/verb-inputs.ts';
import { mayTurnBack } from '../core/loop/decide.ts';
import { trafficNotBack } from '../core/problems/interruptions.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { runContext } from '../github/run-context.ts';
import { savedState, writeSummary } from '../github/runner.ts';
import { summary } from '../report/summary.ts';
import { accessOf, readRollback } from './inputs.ts';
import { gitHubReporter, reportOnGitHub } from './github-report.ts';
import { releaseFacts } from './release-facts.ts';
import { logged } from './step.ts';
import { connectedRun } from './wiring.ts';

/**
 * The post step of `deploy` and `rollback`, which runs after every main step. If the main step was cut short, moves the
 * release's traffic back to stable; the inputs of `rollback` suffice for that. If the release has ended, does nothing.
 */
export async function cleanUpStep(signal: AbortSignal): Promise<readonly Problem[]> {
  const saved = savedState('release');
  if (saved === '') return [];
  const led = JSON.parse(saved) as Led;
  const values = await readRollback();
  const scope = scopeOf({ ...led, pollMs: values['poll-interval'] });
  const record = await logged((tell) =>
    turnBack({ ...connectedRun(accessOf(values), tell, signal), scope }, led),
  );
  if (record !== null) await report(record, values);
  return record !== null && mayTurnBack(record.phase) ? [trafficNotBack] : [];
}

async function report(record: ReleaseRecord, values: RollbackValues): Promise<void> {
  const { token, comment } = reporting(values);
  const run = runContext(process.env);
  const facts = releaseFacts(record, null, run);
  const saved = savedState('deployment');
  const deployment = saved === '' ? null : Number(saved);
  await writeSummary(summary(record, facts));
  await reportOnGitHub(gitHubReporter(token, run), comment, { record, facts, deployment });
}
