import type { ReleaseResult, RunningRelease } from '../../lab/release.ts';
import type { RunWish, Stage } from '../../lab/stage.ts';
import { openEars, type Ears } from './ears.ts';
import { must } from './row.ts';
import { until } from './until.ts';

/** What a release is made of that differs from the stage's own inputs. */
export type Inputs = Readonly<Record<string, string>>;

/** A release that nothing disturbs: the ground that a row stands on. */
export async function released(
  stage: Stage,
  inputs: Inputs = {},
  wish: RunWish = {},
): Promise<ReleaseResult> {
  const ended = await stage.start({ ...wish, inputs }).ended;
  must(ended.outputs['result'] === 'promoted', 'an undisturbed release is promoted', tail(ended));
  return ended;
}

/** A release of the next version that holds at 50 %: traffic is split when this resolves. */
export interface Holding {
  readonly run: RunningRelease;
  readonly ears: Ears;
  /** Signs the run's calls. */
  readonly key: string;
  readonly releaseId: string;
}

export const NEXT_VERSION = { 'model-artifact': '2.0/digits.mar' };

export async function holding(stage: Stage, inputs: Inputs = {}, wish: RunWish = {}): Promise<Holding> {
  const ears = openEars();
  const run = stage.start({
    ...wish,
    echo: ears.echo,
    inputs: { ...NEXT_VERSION, strategy: 'canary 50% hold', ...inputs },
  });
  const key = stage.accessKey();
  await ears.heard(/ weights: /);
  const releaseId = await until('weights read back at the step that holds', async () => {
    const { record } = await stage.look();
    return record?.phase === 'shifting' && record.readBackAt !== null && record.releaseId;
  });
  return { run, ears, key, releaseId };
}

/** The end of a run's log, for a message. */
export const tail = ({ log, outputs }: ReleaseResult): string =>
  `${outputs['result'] ?? 'no result'}\n${log.slice(-15).join('\n')}`;
