import { must, type Row } from '../row.ts';
import { mustFailWith, mustServe, promoted, version } from '../runs.ts';
import { edgeOutputs } from '../../../src/core/edge-outputs.ts';

export const row: Row = {
  number: '14',
  inject: 'all candidate targets unhealthy',
  required: 'never shift (fails open)',
  async run(stage) {
    const { lab, environment } = stage;
    const second = { environment, modelVersion: '2.0' };
    await promoted(stage);
    const { green } = edgeOutputs((await stage.look()).seen.edge)!.targetGroups;
    const raised = (): number => lab.observer.changes().filter(({ after }) => (after[green] ?? 0) > 0).length;

    // Their reports say ready; the load balancer's word counts. Auto Scaling replaces them again and again.
    const heal = lab.hollow.unheard(second);
    const seen = new Set<string>();
    const endLook = lab.door.intercept({ operation: 'DescribeTargetHealth' }, () => {
      for (const { state } of lab.balancing.targetStates(green)) seen.add(state);
      return 'proceed';
    });
    try {
      const wish = { inputs: { ...version('2.0'), 'deadline-verifying': '30s' } };
      const failed = await stage.start(wish).ended;
      mustFailWith(failed, 'TSD4104', /0 of 2 targets healthy|[01] of 2 instances report ready/);
      must(seen.has('unhealthy') && !seen.has('healthy'), 'its targets are unhealthy, all of them', [
        ...seen,
      ]);
      must(raised() === 0, 'no weight was ever written', lab.observer.changes());
      mustServe(await stage.look(), '1.0');
    } finally {
      endLook();
      heal();
    }

    // The same in the middle of a shift.
    let ill: (() => void) | null = null;
    const end = lab.door.intercept({ operation: 'ModifyRule' }, ({ call, moment }) => {
      if (call.accessKey === stage.accessKey() && moment === 'after') ill ??= lab.hollow.unheard(second);
      return 'proceed';
    });
    try {
      const wish = { inputs: { ...version('2.0'), strategy: 'canary 50% 1m' } };
      mustFailWith(await stage.start(wish).ended, 'TSD4304', /[01] of 2 targets healthy/);
      must(raised() === 1, 'traffic goes no further', lab.observer.changes());
      mustServe(await stage.look(), '1.0');
    } finally {
      end();
      (ill as (() => void) | null)?.();
    }
    await promoted(stage, version('2.0'));
    mustServe(await stage.look(), '2.0');
    return 'never shifted (TSD4104); ill at 50 %: back at once (TSD4304); healthy: promoted';
  },
};
