import type { ReleaseResult } from '../../../lab/stage/release.ts';
import type { Stage } from '../../../lab/stage/stage.ts';
import { acceptedCallsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { mustBePromoted, mustEndAs, tail } from '../outcome.ts';
import type { Row } from '../row.ts';
import { approve, holding, promoted, version } from '../runs.ts';

/** Fault: two releases start at once; one must be refused with a link to the other. */
export const row: Row = {
  number: '28',
  inject: 'two releases at once',
  required: 'one record; the second is refused with the owner’s run link',
  async run(stage) {
    await promoted(stage);
    const { run } = await holding(stage);
    const owner = (await stage.look()).record!.owner.url;
    const second = await stage.start({ inputs: version('2.0') }, true).ended;
    mustBeRefused(stage, second, owner);
    await approve(stage);
    mustBePromoted(await run.ended);
    await atTheSameMoment(stage);
    return 'the later one refused with the link of the first; of two at the same moment one was taken';
  },
};

function mustBeRefused(stage: Stage, ended: ReleaseResult, owner: string): void {
  mustEndAs(ended, 'refused');
  const refusal = ended.annotations.find(({ title }) => title === 'TSD4503')?.message ?? '';
  must(refusal.includes(owner), 'it links to the run that releases', ended.annotations);
  must(!ended.log.some((line) => line.includes('weights: ')), `nothing is moved in ${stage.environment}`);
}

/** Both runs have read that nothing is under way before either writes its record. */
async function atTheSameMoment(stage: Stage): Promise<void> {
  const { lab, service, environment, stateBucket } = stage;
  const write = `PUT /${stateBucket}/releases/${service}/${environment}/current.json`;
  const inputs = version('1.0');
  const runs = [stage.start({ inputs }).ended];
  const keys = [stage.accessKey()];
  runs.push(stage.start({ inputs }, true).ended);
  keys.push(stage.accessKey());
  const { promise: both, resolve } = Promise.withResolvers<void>();
  const here = new Set<string>();
  using faults = new DisposableStack();
  faults.defer(
    lab.door.intercept(
      ({ operation, accessKey }) => operation === write && keys.includes(accessKey),
      async ({ call, moment }) => {
        if (moment === 'before' && here.add(call.accessKey).size === 2) resolve();
        await both;
        return 'proceed' as const;
      },
    ),
  );
  const ended = await Promise.all(runs);
  must(here.size === 2, 'both write their record at the same moment');
  const first = ended.find(({ outputs }) => outputs['result'] === 'promoted');
  const other = ended.find((one) => one !== first);
  must(first !== undefined && other !== undefined, 'one is promoted', ended.map(tail));
  mustBeRefused(stage, other, (await stage.look()).record!.owner.url);
  const accessKey = keys[ended.indexOf(other)]!;
  const made = acceptedCallsOf(stage, { accessKey, operation: 'CreateChangeSet' });
  must(made.length === 0, 'the other makes nothing', made);
}
