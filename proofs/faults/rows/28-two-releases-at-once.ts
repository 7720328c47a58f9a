import type { ReleaseResult } from '../../../lab/release.ts';
import type { Stage } from '../../../lab/stage.ts';
import { callsOf } from '../calls.ts';
import { holding, NEXT_VERSION, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';

export const row: Row = {
  number: '28',
  inject: 'two releases at once',
  required: 'one record; the second is refused with the owner’s run link',
  async run(stage) {
    await released(stage);
    const { run } = await holding(stage);
    const owner = (await stage.look()).record!.owner.url;
    const second = await stage.start({ inputs: NEXT_VERSION }, true).ended;
    mustBeRefused(stage, second, owner);
    const approval = await stage.start({ action: 'continue' }, true).ended;
    must(approval.exitCode === 0, 'the first goes on', tail(approval));
    const first = await run.ended;
    must(first.outputs['result'] === 'promoted', 'and is promoted', tail(first));
    await atTheSameMoment(stage);
    return 'the later one refused with the link of the first; of two at the same moment one was taken';
  },
};

function mustBeRefused(stage: Stage, ended: ReleaseResult, owner: string): void {
  must(ended.outputs['result'] === 'refused', 'the second is refused', tail(ended));
  const told = ended.annotations.find(({ title }) => title === 'TSD4503')?.message ?? '';
  must(told.includes(owner), 'with the link of the run that releases', ended.annotations);
  must(!ended.log.some((line) => line.includes('weights: ')), `nothing is moved in ${stage.environment}`);
}

/** Both have read that nothing runs before either writes its record. */
async function atTheSameMoment(stage: Stage): Promise<void> {
  const { lab, service, environment, stateBucket } = stage;
  const write = `PUT /${stateBucket}/releases/${service}/${environment}/current.json`;
  const inputs = { 'model-artifact': '1.0/digits.mar' };
  const runs = [stage.start({ inputs }).ended];
  const keys = [stage.accessKey()];
  runs.push(stage.start({ inputs }, true).ended);
  keys.push(stage.accessKey());
  const { promise: both, resolve } = Promise.withResolvers<void>();
  const here = new Set<string>();
  const end = lab.door.intercept(
    ({ operation, accessKey }) => operation === write && keys.includes(accessKey),
    async ({ call, moment }) => {
      if (moment === 'before' && here.add(call.accessKey).size === 2) resolve();
      await both;
      return 'proceed' as const;
    },
  );
  const ended = await Promise.all(runs).finally(end);
  must(here.size === 2, 'both write their record at the same moment');
  const first = ended.find(({ outputs }) => outputs['result'] === 'promoted');
  const other = ended.find((one) => one !== first);
  must(first !== undefined && other !== undefined, 'one is promoted', ended.map(tail));
  mustBeRefused(stage, other, (await stage.look()).record!.owner.url);
  const loser = keys[ended.indexOf(other)]!;
  must(callsOf(stage, loser, 'CreateChangeSet').length === 0, 'the other makes nothing');
}
