import type { CapacityFault } from '../../../lab/autoscaling/capacity-faults.ts';
import type { Row } from '../row.ts';
import { callsOf, mustFailWith, mustServe, promoted, version } from '../runs.ts';
import { must } from '../row.ts';

/** Each with the words that name it. */
const FAULTS: readonly (readonly [CapacityFault, RegExp])[] = [
  [{ name: 'no-capacity', zones: 'all' }, /do not have sufficient c7i\.xlarge capacity/],
  [{ name: 'vcpu-quota', limit: 4 }, /your current vCPU limit of 4/],
];

export const row: Row = {
  number: '11b',
  inject: 'no capacity in all zones, quota reached',
  required: 'read scaling activities, fail at once',
  async run(stage) {
    await promoted(stage);
    for (const [fault, words] of FAULTS) {
      const groups = `tsd-${stage.service}-${stage.environment}-`;
      const lift = stage.lab.autoScaling.faults.inject({ ...fault, groups });
      try {
        // At once: neither the deadline (TSD4104) nor CloudFormation's own patience (TSD4101) ends it.
        mustFailWith(await stage.start({ inputs: version('2.0') }).ended, 'TSD4103', words);
        const read = callsOf(stage, { operation: 'DescribeScalingActivities' }).length;
        must(read > 0, 'the scaling activities are read');
        mustServe(await stage.look(), '1.0');
      } finally {
        lift();
      }
    }
    await promoted(stage, version('2.0'));
    mustServe(await stage.look(), '2.0');
    return 'both fail with EC2’s words (TSD4103), 1.0 went on serving; promoted with capacity';
  },
};
