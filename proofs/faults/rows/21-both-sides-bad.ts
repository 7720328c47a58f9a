import { callsOf, moves } from '../calls.ts';
import { holding, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';
import { until } from '../until.ts';

export const row: Row = {
  number: '21',
  inject: 'candidate unhealthy, stable gone',
  required: 'a forbidden transition',
  async run(stage) {
    const { lab } = stage;
    const first = await released(stage);
    const stable = first.outputs['release-id']!;
    const { run, key, releaseId } = await holding(stage, { 'deadline-rolling-back': '1m' });
    const split = moves(stage).length;
    const heals = [lab.hollow.unhealthy({ releaseId: stable })];
    try {
      await until('no healthy target of stable', async () => {
        const { targets } = (await stage.look()).seen;
        return targets.blue.every(({ state }) => state !== 'healthy');
      });
      heals.push(lab.hollow.unhealthy({ releaseId }));
      const ended = await run.ended;
      must(ended.outputs['result'] === 'stuck', 'a person is asked', tail(ended));
      must(moves(stage).length === split, 'no weight was moved', moves(stage).slice(split));
      const writes = callsOf(stage, key, 'DeleteStack');
      must(writes.length === 0, 'nothing is removed', writes);
    } finally {
      for (const heal of heals) heal();
    }
    const refused = await stage.start({ action: 'rollback' }).ended;
    must(
      refused.annotations.some(({ title }) => title === 'TSD4502'),
      'until a person has looked',
      tail(refused),
    );
    await until('stable is healthy again', async () => {
      const { targets } = (await stage.look()).seen;
      return targets.blue.filter(({ state }) => state === 'healthy').length >= 2;
    });
    const healed = await stage.start({ action: 'rollback', inputs: { 'accept-observed': 'true' } }).ended;
    must(healed.exitCode === 0, 'the rollback goes through once a person has looked', tail(healed));
    must((await stage.look()).served === '1.0', 'the version before serves');
    return 'stuck at 50/50, no weight moved, nothing removed; healed by rollback with accept-observed';
  },
};
