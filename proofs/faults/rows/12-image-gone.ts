import { AutoScaling } from '@aws-sdk/client-auto-scaling';
import { labClient } from '../../../lab/door/lab-client.ts';
import type { Stage } from '../../../lab/stage/stage.ts';
import { must } from '../../kit/must.ts';
import { mustFailWith, mustServe } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted, rolledBack, version } from '../runs.ts';

/** Fault: the image of instances is gone; neither a release nor a rollback may move weight. */

const GONE = 'ami-0123456789abcdef0';

/**
 * The action asks EC2 for no image before it begins (docs/adr/0013). It learns from Auto Scaling that an image is gone,
 * at once and before any weight moves.
 */
export const row: Row = {
  number: '12',
  inject: 'image gone',
  required: 'known before any weight moves, for the candidate and for the rollback target',
  async run(stage) {
    await promoted(stage);
    const never = { inputs: { ...version('2.0'), 'image-id': GONE } };
    mustFailWith(await stage.start(never).ended, 'TSD4101', new RegExp(GONE));
    mustServe(await stage.look(), '1.0');

    await promoted(stage, { ...version('2.0'), 'keep-previous': '1h' });
    const { record, seen } = await stage.look();
    must(record?.parked != null, 'what served before is parked', record);
    await scaleToZero(stage, seen.fleets[record.parked.colour].name!);
    await imageGoes(stage);
    await rolledBack(stage);
    mustServe(await stage.look(), '1.0');
    return 'no weight moved: candidate TSD4101 and TSD4103, rollback target TSD4103; both went with an image';
  },
};

/** Without the image, neither a rollback nor a release moves weight. */
async function imageGoes(stage: Stage): Promise<void> {
  const groups = `tsd-${stage.service}-${stage.environment}-`;
  using faults = new DisposableStack();
  faults.defer(stage.lab.autoScaling.faults.inject({ name: 'image-gone', groups }));
  for (const wish of [{ action: 'rollback' }, { inputs: version('1.0') }] as const) {
    mustFailWith(await stage.start(wish).ended, 'TSD4103', /AMI ID '.*' does not exist/);
    mustServe(await stage.look(), '2.0');
  }
}

/** Does what the scheduled action of a parking does at its time. */
async function scaleToZero({ lab }: Stage, AutoScalingGroupName: string): Promise<void> {
  const client = new AutoScaling(labClient(lab.door.url, lab.place.region));
  await client.updateAutoScalingGroup({ AutoScalingGroupName, MinSize: 0, DesiredCapacity: 0 });
}
