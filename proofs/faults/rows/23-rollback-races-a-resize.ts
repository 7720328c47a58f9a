import { groupOf, resize, scheduledEnds } from '../person.ts';
import { holding, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';

export const row: Row = {
  number: '23',
  inject: 'rollback races a manual resize',
  required: 'what a person set is left to them, never overwritten by a stale value',
  async run(stage) {
    const { lab } = stage;
    await released(stage, { 'max-size': '6' });
    const { run, key, ears } = await holding(stage, { 'max-size': '6' });
    const stable = groupOf((await stage.look()).seen, 'blue');
    let resized = 0;
    // After the run's last look, just before its weights go back.
    const end = lab.door.intercept({ accessKey: key, operation: 'ModifyRule' }, async ({ moment }) => {
      if (moment === 'before' && (resized += 1) === 1) await resize(stage, stable, { MinSize: 5 });
      return 'proceed' as const;
    });
    const asked = await stage.start({ action: 'rollback' }, true).ended;
    const ended = await run.ended.finally(end);
    must(resized > 0, 'somebody resizes in between');
    must(asked.exitCode === 0 && ended.outputs['result'] === 'rolled_back', 'it is rolled back', tail(ended));
    const { seen, served } = await stage.look();
    must(seen.fleets.blue.minSize === 5, 'their minimum stands', seen.fleets.blue.minSize);
    must(served === '1.0', 'the version before serves', served);
    const ends = await scheduledEnds(stage, stable);
    must(ends.length === 0, 'only the end of the pin is taken away', ends);
    const said = ears.lines.find((line) => line.includes('somebody set the minimum'));
    must(said?.includes('it is left to them') === true, 'it is said', tail(ended));
    return 'minimum 5, set in the middle of the rollback, stands; the pin’s end is gone';
  },
};
