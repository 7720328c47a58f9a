import type { ReleaseResult, RunningRelease } from '../../lab/stage/release.ts';
import type { RunWish, Scene, Stage } from '../../lab/stage/stage.ts';
import { must } from '../kit/must.ts';
import { isThere, until } from '../kit/until.ts';
import { logListener, type LogListener } from './log-listener.ts';
import { mustBePromoted, mustSucceed } from './outcome.ts';

/** The runs that many rows need: releases, rollbacks, approvals, and runs that are lost. */

/** Inputs of a release that differ from the stage's own. */
export type Inputs = Readonly<Record<string, string>>;

/** The input that releases this version of the model. */
export const version = (number: string): Inputs => ({ 'model-artifact': `${number}/digits.mar` });

/** Releases, by default version 1.0, and throws unless it is promoted. */
export async function promoted(
  stage: Stage,
  inputs: Inputs = {},
  wish: RunWish = {},
): Promise<ReleaseResult> {
  return mustBePromoted(await stage.start({ ...wish, inputs }).ended);
}

/** Goes back to the release before, and throws unless that succeeds. */
export async function rolledBack(stage: Stage, inputs: Inputs = {}): Promise<ReleaseResult> {
  const ended = await stage.start({ action: 'rollback', inputs }).ended;
  mustSucceed(ended, 'the rollback');
  return ended;
}

/** Lets a release that holds go on. */
export async function approve(stage: Stage): Promise<void> {
  mustSucceed(await stage.start({ action: 'continue' }, true).ended, 'the approval');
}

/** A release that holds at a share of traffic. */
export interface Holding {
  readonly run: RunningRelease;
  readonly log: LogListener;
  /** Signs the run's calls. */
  readonly key: string;
  readonly releaseId: string;
}

/** Starts a release, by default of 2.0 up to 50 %; resolves when it holds and traffic is split. */
export async function holding(stage: Stage, inputs: Inputs = {}, wish: RunWish = {}): Promise<Holding> {
  const log = logListener();
  const run = stage.start({
    ...wish,
    echo: log.echo,
    inputs: { ...version('2.0'), strategy: 'canary 50% hold', ...inputs },
  });
  const key = stage.accessKey();
  // On a busy machine AWS's answer to the write can be lost: the log then says so, and the weights are there all the same.
  await log.line(/ weights: | change of weights /);
  const releaseId = await untilStage(
    stage,
    'weights read back at the step that holds',
    ({ record }) => record?.phase === 'shifting' && record.readBackAt !== null && record.releaseId,
  );
  return { run, log, key, releaseId };
}

/** Looks at a stage until `read` answers something, and resolves with it. `what` names it in the error. */
export const untilStage = <T>(stage: Stage, what: string, read: (scene: Scene) => T) =>
  until(async () => read(await stage.look()), isThere<T>, { what, withinMs: 30_000, everyMs: 100 });

/** Kills the run without a word and waits until it has ended. */
export async function lose(run: RunningRelease): Promise<ReleaseResult> {
  run.kill();
  const ended = await run.ended;
  must(ended.runnerLost, 'the runner is lost');
  return ended;
}

/** Releases 2.0 and kills the run at its call that deletes the old fleet, before or after AWS carries it out. */
export async function killedAtDeletion(stage: Stage, at: 'before' | 'after'): Promise<void> {
  const run = stage.start({ inputs: version('2.0') });
  let struck = 0;
  using faults = new DisposableStack();
  faults.defer(
    stage.lab.door.intercept({ accessKey: stage.accessKey(), operation: 'DeleteStack' }, ({ moment }) => {
      if (moment !== at) return 'proceed';
      struck += 1;
      run.kill();
      return 'drop';
    }),
  );
  await run.ended;
  must(struck > 0, 'the run is killed at the deletion of the old fleet');
}
