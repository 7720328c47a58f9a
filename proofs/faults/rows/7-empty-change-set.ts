import type { Stage } from '../../../lab/stage/stage.ts';
import { operationsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { mustServe } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted, version } from '../runs.ts';
import { stackActor } from '../stack-actor.ts';

/** Fault: a change set is empty, in either wording of CloudFormation; a release must delete it and go on. */
export const row: Row = {
  number: '7',
  inject: 'empty change set, every wording',
  required: 'no-op, change set deleted, no hang',
  async run(stage) {
    const edge = `tsd-${stage.service}-${stage.environment}-edge`;
    const reasons = failureReasons(stage, edge);
    await promoted(stage);
    // A second release asks for the same edge once more.
    await promoted(stage, version('2.0'));
    await mustBeDeleted(stage, edge);
    using faults = new DisposableStack();
    faults.defer(stage.lab.cloudFormation.faults.inject({ name: 'no-updates-wording', stack: edge }));
    await promoted(stage, version('1.0'));
    await mustBeDeleted(stage, edge);
    mustServe(await stage.look(), '1.0');
    for (const wording of [/didn't contain changes/, /^No updates are to be performed/])
      must(
        reasons.some((reason) => wording.test(reason)),
        `a change set says ${wording}`,
        reasons,
      );
    return 'both wordings: nothing executed, the sets deleted, promoted';
  },
};

/** Collects, from now on, CloudFormation's reasons for the failed change sets of a stack. */
function failureReasons({ lab }: Stage, stack: string): readonly string[] {
  const reasons: string[] = [];
  lab.door.after(({ operation, params }, answer) => {
    if (operation === 'DescribeChangeSet' && params['StackName'] === stack && answer['Status'] === 'FAILED')
      reasons.push(String(answer['StatusReason']));
  });
  return reasons;
}

async function mustBeDeleted(stage: Stage, stack: string): Promise<void> {
  const asked = operationsOf(stage, 'cloudformation');
  must(asked.includes('DeleteChangeSet'), 'the empty change set is deleted', asked);
  const { Summaries = [] } = await stackActor(stage.lab).client.listChangeSets({ StackName: stack });
  const left = Summaries.filter(({ ExecutionStatus }) => ExecutionStatus !== 'EXECUTE_COMPLETE');
  must(left.length === 0, 'no change set is left', left);
}
