import { acceptedCallsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { mustBePromoted } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted, version } from '../runs.ts';
import { trafficMoves } from '../traffic-moves.ts';

/** Fault: AWS accepts weights and applies them late; a release must go on only after it has read them back. */

const LATE_MS = 1_500;

export const row: Row = {
  number: '16',
  inject: 'weight write accepted, slow to apply',
  required: 'read back, wait, only then scale in',
  async run(stage) {
    await promoted(stage);
    let bakesAt = 0;
    const run = stage.start({
      echo: (line) => {
        if (line.includes(' baking: ')) bakesAt = Date.now();
      },
      inputs: { ...version('2.0'), strategy: 'all-at-once' },
    });
    const accessKey = stage.accessKey();
    using faults = new DisposableStack();
    faults.defer(
      stage.lab.door.faults.add({
        kind: 'late',
        ms: LATE_MS,
        count: 1_000,
        operation: 'ModifyRule',
        accessKey,
      }),
    );
    mustBePromoted(await run.ended);
    const [accepted] = acceptedCallsOf(stage, { operation: 'ModifyRule' });
    const applied = trafficMoves(stage).find((move) => move.accessKey === accessKey);
    must(applied !== undefined && accepted !== undefined, 'weights are moved');
    const lateMs = applied.at - accepted.at;
    // The door's clock is cut to the millisecond at both ends.
    must(lateMs >= LATE_MS - 2, 'they are applied late', `${lateMs} ms`);
    must(bakesAt > applied.at, 'it goes on only when they are read back', { bakesAt, at: applied.at });
    const [removed] = acceptedCallsOf(stage, { operation: 'DeleteStack' });
    must(removed !== undefined && removed.at > applied.at, 'only then the old fleet goes', {
      removed,
      applied,
    });
    return `applied ${(lateMs / 1000).toFixed(1)} s after they were accepted; the old fleet went ${((removed.at - applied.at) / 1000).toFixed(1)} s later`;
  },
};
