import { moves } from '../calls.ts';
import { NEXT_VERSION, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';

export const row: Row = {
  number: '19',
  inject: 'rollback after the point of no return',
  required: 'never onto the broken side',
  async run(stage) {
    const { lab } = stage;
    await released(stage);
    const run = stage.start({ inputs: NEXT_VERSION });
    const key = stage.accessKey();
    let accepted = 0;
    const end = lab.door.intercept({ accessKey: key, operation: 'DeleteStack' }, ({ moment }) => {
      if (moment === 'before') return 'proceed';
      accepted += 1;
      run.kill();
      return 'drop';
    });
    await run.ended.finally(end);
    must(accepted === 1, 'the run is lost when the deletion of the old fleet is accepted', accepted);
    const left = await stage.look();
    must(
      left.record?.phase === 'retiring' && left.served === '2.0',
      'it is past the point',
      left.record?.phase,
    );
    const moved = moves(stage).length;
    const ended = await stage.start({ action: 'rollback' }).ended;
    must(ended.exitCode === 0, 'the rollback makes the release before again', tail(ended));
    const fresh = moves(stage).slice(moved);
    const oldFleet = left.seen.fleets.blue.stack.id;
    const now = await stage.look();
    must(now.served === '1.0', 'the version before serves', now.served);
    must(
      fresh.length > 0 && now.seen.fleets.blue.stack.id !== oldFleet,
      'weight goes to a new fleet, not to the one that was on its way out',
      { fresh, oldFleet },
    );
    return `the release went through first; 1.0 was made again and took over in ${fresh.length} move(s)`;
  },
};
