import { must } from '../../kit/must.ts';
import type { Row } from '../row.ts';
import { killedAtDeletion, promoted, rolledBack } from '../runs.ts';
import { trafficMoves } from '../traffic-moves.ts';

/** Fault: a rollback comes after the point of no return; it must not move weight to the fleet that is being deleted. */
export const row: Row = {
  number: '19',
  inject: 'rollback after the point of no return',
  required: 'never onto the broken side',
  async run(stage) {
    await promoted(stage);
    await killedAtDeletion(stage, 'after');
    const left = await stage.look();
    must(
      left.record?.phase === 'retiring' && left.served === '2.0',
      'it is past the point of no return',
      left.record?.phase,
    );
    const moved = trafficMoves(stage).length;
    await rolledBack(stage);
    const moves = trafficMoves(stage).slice(moved);
    const oldFleet = left.seen.fleets.blue.stack.id;
    const now = await stage.look();
    must(now.served === '1.0', 'the version before serves', now.served);
    must(
      moves.length > 0 && now.seen.fleets.blue.stack.id !== oldFleet,
      'weight goes to a new fleet, not to the one that was being deleted',
      { moves, oldFleet },
    );
    return `the release went through first; 1.0 was made again and took over in ${moves.length} move(s)`;
  },
};
