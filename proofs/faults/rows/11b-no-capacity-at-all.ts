import type { CapacityFault } from '../../../lab/autoscaling/instances/capacity-faults.ts';
import { callsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { mustFailWith, mustServe } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted, version } from '../runs.ts';

/** Fault: no zone has capacity, or the quota is reached; a release must fail at once with the words of EC2. */

/** Each fault, with EC2's words for it. */
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
      using faults = new DisposableStack();
      faults.defer(stage.lab.autoScaling.faults.inject({ ...fault, groups }));
      // This code means at once: the deadline would report TSD4104, and CloudFormation's own limit TSD4101.
      mustFailWith(await stage.start({ inputs: version('2.0') }).ended, 'TSD4103', words);
      const read = callsOf(stage, { operation: 'DescribeScalingActivities' }).length;
      must(read > 0, 'the scaling activities are read');
      mustServe(await stage.look(), '1.0');
    }
    await promoted(stage, version('2.0'));
    mustServe(await stage.look(), '2.0');
    return 'both fail with EC2’s words (TSD4103), 1.0 went on serving; promoted with capacity';
  },
};
