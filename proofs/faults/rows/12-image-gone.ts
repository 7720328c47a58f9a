import { AutoScaling } from '@aws-sdk/client-auto-scaling';
import { labClient } from '../../../lab/lab-client.ts';
import type { Stage } from '../../../lab/stage.ts';
import { must, type Row } from '../row.ts';
import { mustBePromoted, mustFailWith, mustServe, promoted, version } from '../runs.ts';

const GONE = 'ami-0123456789abcdef0';

/**
 * The action asks EC2 for no image before it begins (docs/adr/0013): it learns from Auto Scaling that one is gone, at
 * once and before any weight moves.
 */
export const row: Row = {
  number: '12',
  inject: 'image gone',
  required: 'known before any weight moves, for the candidate and for the rollback target',
  async run(stage) {
    const { lab, service, environment } = stage;
    const groups = `tsd-${service}-${environment}-`;
    await promoted(stage);

    const never = { inputs: { ...version('2.0'), 'image-id': GONE } };
    mustFailWith(await stage.start(never).ended, 'TSD4101', new RegExp(GONE));
    mustServe(await stage.look(), '1.0');

    await promoted(stage, { ...version('2.0'), 'keep-previous': '1h' });
    const { record, seen } = await stage.look();
    must(record?.parked != null, 'what served before is parked', record);
    await endByItself(stage, seen.fleets[record.parked.colour].name!);
    const lift = lab.autoScaling.faults.inject({ name: 'image-gone', groups });
    try {
      mustFailWith(await stage.start({ action: 'rollback' }).ended, 'TSD4103', /AMI ID '.*' does not exist/);
      mustServe(await stage.look(), '2.0');
      const next = await stage.start({ inputs: version('1.0') }).ended;
      mustFailWith(next, 'TSD4103', /AMI ID '.*' does not exist/);
      mustServe(await stage.look(), '2.0');
    } finally {
      lift();
    }
    mustBePromoted(await stage.start({ action: 'rollback' }).ended);
    mustServe(await stage.look(), '1.0');
    return 'no weight moved: candidate TSD4101 and TSD4103, rollback target TSD4103; both went with an image';
  },
};

/** What the parking's scheduled action does once its time has come. */
async function endByItself({ lab }: Stage, AutoScalingGroupName: string): Promise<void> {
  const client = new AutoScaling(labClient(lab.door.url, lab.place.region));
  await client.updateAutoScalingGroup({ AutoScalingGroupName, MinSize: 0, DesiredCapacity: 0 });
}
