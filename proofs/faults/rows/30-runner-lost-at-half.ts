import type { Stage } from '../../../lab/stage.ts';
import { onOwnLab } from '../another-stage.ts';
import { openEars } from '../ears.ts';
import { NEXT_VERSION, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';

/** A run number of no other run: an attempt names the run that it repeats. */
const RUN = 3_000;

export const row: Row = {
  number: '30',
  inject: 'runner lost, 50/50 left behind',
  required: 'the re-run resumes or reverts from observation; the sweep heals it unasked',
  alone: true,
  // The sweep goes through every release of its bucket: that of other rows would be taken for left.
  run: () =>
    onOwnLab(async (stage) => {
      await released(stage);
      await lost(stage, NEXT_VERSION, RUN);
      const again = await stage.start({ run: RUN, runAttempt: 2, inputs: { ...NEXT_VERSION, ...SLOW } })
        .ended;
      must(again.outputs['result'] === 'promoted', 'the re-run resumes it', tail(again));
      const { record, served } = await stage.look();
      must(
        served === '2.0' && record!.releaseId.startsWith(`r${RUN}-1-`),
        'the same release',
        record!.releaseId,
      );
      const first = { 'model-artifact': '1.0/digits.mar' };
      await lost(stage, first, RUN + 1);
      const other = await stage.start({ inputs: { 'model-artifact': '3.0/digits.mar' } }).ended;
      must(other.outputs['result'] === 'promoted', 'another run reverts it and releases', tail(other));
      must(
        other.log.some((line) => line.includes('was left by its run')),
        'it says so',
        tail(other),
      );
      await lost(stage, first, RUN + 2);
      const swept = await stage.start({ action: 'sweep' }).ended;
      must(swept.exitCode === 0 && swept.outputs['healed'] === '1', 'the sweep heals it', tail(swept));
      must((await stage.look()).served === '3.0', 'what served before serves');
      return 'attempt 2 resumed; another run reverted it; the sweep healed it unasked';
    }),
};

const SLOW = { strategy: 'canary 50% 1m' } as const;

async function lost(stage: Stage, inputs: Readonly<Record<string, string>>, run: number): Promise<void> {
  const ears = openEars();
  const running = stage.start({ run, echo: ears.echo, inputs: { ...inputs, ...SLOW } });
  await ears.heard(/weights: blue 50 /);
  running.kill();
  const ended = await running.ended;
  must(ended.runnerLost, 'the runner is lost');
  const { seen, record } = await stage.look();
  must(seen.rule?.weights.blue === 50 && record?.phase === 'shifting', '50/50 is left', seen.rule?.weights);
}
