import type { Stage } from '../../../lab/stage/stage.ts';
import { strategy } from '../../../src/core/inputs/forms/strategy.ts';
import { lastMoment } from '../../../src/core/loop/phase-times.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { acceptedCallsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { logListener } from '../log-listener.ts';
import { groupOf, resize, scheduledEnds } from '../person.ts';
import type { Row } from '../row.ts';
import { lose, promoted, rolledBack, untilStage, version } from '../runs.ts';

/** Fault: a run crashes and leaves capacity pinned; the scheduled action must end the pin without any run. */

const STRATEGY = 'canary 50% hold';
/** From the start of the run to the end of its pins, which have to be set by then. */
const PINNED_FOR_MS = 15_000;

export const row: Row = {
  number: '22',
  inject: 'crash leaves capacity pinned',
  required: 'the one-time scheduled action releases it without us',
  async run(stage) {
    await promoted(stage);
    const { record, seen } = await stage.look();
    await resize(stage, groupOf(seen, 'blue'), { DesiredCapacity: 3 });
    const log = logListener();
    const run = stage.start({ echo: log.echo, inputs: { ...version('2.0'), strategy: STRATEGY } });
    const accessKey = stage.accessKey();
    // AWS tells the run an earlier time, so that deadlines which lie hours ahead for it are a few seconds away.
    stage.lab.door.clocks.setAhead(accessKey, PINNED_FOR_MS - longest(record!));
    await log.line(/holds at 50 % for approval/);
    await lose(run);
    const groups = await pinnedGroups(stage);
    const lastCall = acceptedCallsOf(stage, { accessKey }).at(-1)!.at;
    await untilStage(
      stage,
      'both minimums as they were',
      ({ seen: { fleets } }) => fleets.blue.minSize === 2 && fleets.green.minSize === 2,
    );
    for (const group of groups)
      must((await scheduledEnds(stage, group)).length === 0, `the pin of ${group} has ended`);
    must(acceptedCallsOf(stage, { accessKey }).at(-1)!.at === lastCall, 'the lost run did nothing more');
    await rolledBack(stage);
    must((await stage.look()).served === '1.0', 'the next run goes back');
    return 'both minimums 3 → 2 by Auto Scaling alone; the next run went back';
  },
};

/** The longest that a release of this strategy can take, in ms. */
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

/** The names of both groups. Throws unless each is pinned at three and its pin has an end. */
async function pinnedGroups(stage: Stage): Promise<readonly string[]> {
  const { seen } = await stage.look();
  const { blue, green } = seen.fleets;
  must(blue.minSize === 3 && green.minSize === 3, 'both fleets are left pinned', [
    blue.minSize,
    green.minSize,
  ]);
  const groups = [groupOf(seen, 'blue'), groupOf(seen, 'green')];
  for (const group of groups) {
    const [end] = await scheduledEnds(stage, group);
    must(end?.MinSize === 2, `the pin of ${group} has an end`, end ?? 'none');
  }
  return groups;
}
