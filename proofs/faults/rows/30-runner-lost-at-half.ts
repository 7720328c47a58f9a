import type { Stage } from '../../../lab/stage/stage.ts';
import { must } from '../../kit/must.ts';
import { onOwnLab } from '../another-stage.ts';
import { logListener } from '../log-listener.ts';
import { mustBePromoted, mustSucceed, tail } from '../outcome.ts';
import type { Row } from '../row.ts';
import { type Inputs, lose, promoted, version } from '../runs.ts';

/** Fault: a runner is lost at half of the traffic; a re-run, another release or the sweep must heal what it left. */

/** No other run has this number, by which an attempt names the run that it repeats. */
const RUN = 3_000;

export const row: Row = {
  number: '30',
  inject: 'runner lost, 50/50 left behind',
  required: 'the re-run resumes or reverts from observation; the sweep heals it unasked',
  alone: true,
  // On a lab of its own, since the sweep would take other rows' releases for abandoned ones.
  run: () =>
    onOwnLab(async (stage) => {
      await promoted(stage);
      await lostAtHalf(stage, version('2.0'), RUN);
      const again = await stage.start({ run: RUN, runAttempt: 2, inputs: { ...version('2.0'), ...SLOW } })
        .ended;
      mustBePromoted(again);
      const { record, served } = await stage.look();
      must(
        served === '2.0' && record!.releaseId.startsWith(`r${RUN}-1-`),
        'the same release',
        record!.releaseId,
      );
      const first = version('1.0');
      await lostAtHalf(stage, first, RUN + 1);
      const other = await stage.start({ inputs: version('3.0') }).ended;
      mustBePromoted(other);
      must(
        other.log.some((line) => line.includes('was left by its run')),
        'it says so',
        tail(other),
      );
      await lostAtHalf(stage, first, RUN + 2);
      const swept = await stage.start({ action: 'sweep' }).ended;
      mustSucceed(swept, 'the sweep');
      must(swept.outputs['healed'] === '1', 'the sweep heals it', tail(swept));
      must((await stage.look()).served === '3.0', 'what served before serves');
      return 'attempt 2 resumed; another run reverted it; the sweep healed it unasked';
    }),
};

const SLOW = { strategy: 'canary 50% 1m' } as const;

async function lostAtHalf(stage: Stage, inputs: Inputs, run: number): Promise<void> {
  const log = logListener();
  const running = stage.start({ run, echo: log.echo, inputs: { ...inputs, ...SLOW } });
  await log.line(/weights: blue 50 /);
  await lose(running);
  const { seen, record } = await stage.look();
  must(seen.rule?.weights.blue === 50 && record?.phase === 'shifting', '50/50 is left', seen.rule?.weights);
}
