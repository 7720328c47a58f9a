import type { Stage } from '../../../lab/stage/stage.ts';
import { edgeOutputs } from '../../../src/core/edge-outputs.ts';
import { must } from '../../kit/must.ts';
import { mustFailWith, mustServe } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted, version } from '../runs.ts';

/** Fault: all targets of the candidate are unhealthy; a release must not shift traffic to them. */
export const row: Row = {
  number: '14',
  inject: 'all candidate targets unhealthy',
  required: 'never shift (fails open)',
  async run(stage) {
    await promoted(stage);
    const { green } = edgeOutputs((await stage.look()).seen.edge)!.targetGroups;
    await unhealthyFromTheStart(stage, green);
    await unhealthyUnderTraffic(stage, green);
    await promoted(stage, version('2.0'));
    mustServe(await stage.look(), '2.0');
    return 'never shifted (TSD4104); ill at 50 %: back at once (TSD4304); healthy: promoted';
  },
};

/** The number of times that anybody gave this target group weight. */
const raises = ({ lab }: Stage, group: string): number =>
  lab.observer.changes().filter(({ after }) => (after[group] ?? 0) > 0).length;

/** Instances report that they are ready, and the load balancer finds them unhealthy. Auto Scaling replaces them. */
async function unhealthyFromTheStart(stage: Stage, green: string): Promise<void> {
  const { lab, environment } = stage;
  const states = new Set<string>();
  using faults = new DisposableStack();
  faults.defer(lab.hollow.unreachable({ environment, modelVersion: '2.0' }));
  faults.defer(
    lab.door.intercept({ operation: 'DescribeTargetHealth' }, () => {
      for (const { state } of lab.balancing.targetStates(green)) states.add(state);
      return 'proceed';
    }),
  );
  const wish = { inputs: { ...version('2.0'), 'deadline-verifying': '30s' } };
  const failed = await stage.start(wish).ended;
  mustFailWith(failed, 'TSD4104', /0 of 2 targets healthy|[01] of 2 instances report ready/);
  must(states.has('unhealthy') && !states.has('healthy'), 'all its targets are unhealthy', [...states]);
  must(raises(stage, green) === 0, 'no weight was ever written', lab.observer.changes());
  mustServe(await stage.look(), '1.0');
}

/** The targets become unhealthy in the middle of a shift. */
async function unhealthyUnderTraffic(stage: Stage, green: string): Promise<void> {
  const { lab, environment } = stage;
  let isIll = false;
  using faults = new DisposableStack();
  faults.defer(
    lab.door.intercept({ operation: 'ModifyRule' }, ({ call, moment }) => {
      if (call.accessKey === stage.accessKey() && moment === 'after' && !isIll) {
        isIll = true;
        faults.defer(lab.hollow.unreachable({ environment, modelVersion: '2.0' }));
      }
      return 'proceed';
    }),
  );
  const wish = { inputs: { ...version('2.0'), strategy: 'canary 50% 1m' } };
  mustFailWith(await stage.start(wish).ended, 'TSD4304', /[01] of 2 targets healthy/);
  must(raises(stage, green) === 1, 'traffic goes no further', lab.observer.changes());
  mustServe(await stage.look(), '1.0');
}
