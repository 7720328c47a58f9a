import { must } from '../../kit/must.ts';
import { mustEndAs, mustSucceed, tail } from '../outcome.ts';
import { groupOf, resize, scheduledEnds } from '../person.ts';
import type { Row } from '../row.ts';
import { holding, promoted } from '../runs.ts';

/** Fault: a person resizes a fleet during a rollback; the rollback must not overwrite their minimum. */
export const row: Row = {
  number: '23',
  inject: 'rollback races a manual resize',
  required: 'what a person set is left to them, never overwritten by a stale value',
  async run(stage) {
    await promoted(stage, { 'max-size': '6' });
    const { run, key, log } = await holding(stage, { 'max-size': '6' });
    const stable = groupOf((await stage.look()).seen, 'blue');
    let resized = 0;
    using faults = new DisposableStack();
    // After the run's last look, just before it writes the weights back.
    faults.defer(
      stage.lab.door.intercept({ accessKey: key, operation: 'ModifyRule' }, async ({ moment }) => {
        if (moment === 'before' && (resized += 1) === 1) await resize(stage, stable, { MinSize: 5 });
        return 'proceed' as const;
      }),
    );
    mustSucceed(await stage.start({ action: 'rollback' }, true).ended, 'the rollback');
    const ended = await run.ended;
    must(resized > 0, 'a person resizes in between');
    mustEndAs(ended, 'rolled_back');
    const { seen, served } = await stage.look();
    must(seen.fleets.blue.minSize === 5, 'their minimum stands', seen.fleets.blue.minSize);
    must(served === '1.0', 'the version before serves', served);
    const ends = await scheduledEnds(stage, stable);
    must(ends.length === 0, 'only the end of the pin is removed', ends);
    const said = log.lines.find((line) => line.includes('somebody set the minimum'));
    must(said?.includes('it is left to them') === true, 'the log says so', tail(ended));
    return 'minimum 5, set in the middle of the rollback, stands; the pin’s end is gone';
  },
};
