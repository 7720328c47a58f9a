import { callsOf, moves } from '../calls.ts';
import { NEXT_VERSION, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';

const LATE_MS = 1_500;

export const row: Row = {
  number: '16',
  inject: 'weight write accepted, slow to apply',
  required: 'read back, wait, only then scale in',
  async run(stage) {
    const { lab } = stage;
    await released(stage);
    let bakesAt = 0;
    const run = stage.start({
      echo: (line) => {
        if (line.includes(' baking: ')) bakesAt = Date.now();
      },
      inputs: { ...NEXT_VERSION, strategy: 'all-at-once' },
    });
    const key = stage.accessKey();
    const end = lab.door.faults.add({
      kind: 'late',
      ms: LATE_MS,
      count: 1_000,
      operation: 'ModifyRule',
      accessKey: key,
    });
    const ended = await run.ended.finally(end);
    must(ended.outputs['result'] === 'promoted', 'the release goes through', tail(ended));
    const [accepted] = callsOf(stage, key, 'ModifyRule');
    const applied = moves(stage).find(({ accessKey }) => accessKey === key);
    must(applied !== undefined && accepted !== undefined, 'weights are moved');
    const lateMs = applied.at - accepted.at;
    // The door's clock is cut to the millisecond at both ends.
    must(lateMs >= LATE_MS - 2, 'they are applied late', `${lateMs} ms`);
    must(bakesAt > applied.at, 'it goes on only when they are read back', { bakesAt, at: applied.at });
    const [removed] = callsOf(stage, key, 'DeleteStack');
    must(removed !== undefined && removed.at > applied.at, 'only then the old fleet goes', {
      removed,
      applied,
    });
    return `applied ${(lateMs / 1000).toFixed(1)} s after they were accepted; the old fleet went ${((removed.at - applied.at) / 1000).toFixed(1)} s later`;
  },
};
