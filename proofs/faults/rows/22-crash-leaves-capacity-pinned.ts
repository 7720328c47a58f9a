import { strategy } from '../../../src/core/strategy.ts';
import { lastMoment } from '../../../src/core/phase-times.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { callsOf } from '../calls.ts';
import { groupOf, resize, scheduledEnds } from '../person.ts';
import { NEXT_VERSION, released, tail } from '../released.ts';
import { openEars } from '../ears.ts';
import { must, type Row } from '../row.ts';
import { until } from '../until.ts';

const STRATEGY = 'canary 50% hold';
/** From the start of the run to the end of its pins; by then they have to be set. */
const PINNED_FOR_MS = 15_000;

export const row: Row = {
  number: '22',
  inject: 'crash leaves capacity pinned',
  required: 'the one-time scheduled action releases it without us',
  async run(stage) {
    const { lab } = stage;
    await released(stage);
    const { record, seen } = await stage.look();
    await resize(stage, groupOf(seen, 'blue'), { DesiredCapacity: 3 });
    const ears = openEars();
    const run = stage.start({ echo: ears.echo, inputs: { ...NEXT_VERSION, strategy: STRATEGY } });
    const key = stage.accessKey();
    // The run takes the time for so much earlier that its deadlines, hours later, are a few seconds away.
    lab.door.clocks.setAhead(key, PINNED_FOR_MS - longest(record!));
    await ears.heard(/holds at 50 % for approval/);
    run.kill();
    await run.ended;
    const groups = await pinned(stage);
    const lastCall = callsOf(stage, key).at(-1)!.at;
    await until('both minimums are as they were', async () => {
      const { fleets } = (await stage.look()).seen;
      return fleets.blue.minSize === 2 && fleets.green.minSize === 2;
    });
    for (const group of groups)
      must((await scheduledEnds(stage, group)).length === 0, `the end of ${group} has come`);
    must(callsOf(stage, key).at(-1)!.at === lastCall, 'the lost run did nothing more');
    const ended = await stage.start({ action: 'rollback' }).ended;
    must(
      ended.exitCode === 0 && (await stage.look()).served === '1.0',
      'the next run goes back',
      tail(ended),
    );
    return 'both minimums 3 → 2 by Auto Scaling alone; the next run went back';
  },
};

const longest = (before: ReleaseRecord): number => {
  const steps = strategy(STRATEGY);
  if (!steps.ok) throw new Error(STRATEGY);
  return lastMoment({
    ...before,
    startedAt: 0,
    deadlineAt: null,
    policy: { ...before.policy, steps: steps.value },
  });
};

/** Names of both groups, which are pinned at three and have an end each. */
async function pinned(stage: Parameters<Row['run']>[0]): Promise<readonly string[]> {
  const { seen } = await stage.look();
  const { blue, green } = seen.fleets;
  must(blue.minSize === 3 && green.minSize === 3, 'both fleets are left pinned', [
    blue.minSize,
    green.minSize,
  ]);
  const groups = [groupOf(seen, 'blue'), groupOf(seen, 'green')];
  for (const group of groups) {
    const [end] = await scheduledEnds(stage, group);
    must(end?.MinSize === 2, `${group} has an end of its pin`, end ?? 'none');
  }
  return groups;
}
