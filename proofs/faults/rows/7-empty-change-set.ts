import type { Stage } from '../../../lab/stage.ts';
import { otherActor } from '../other-actor.ts';
import { must, type Row } from '../row.ts';
import { mustServe, operationsOf, promoted, version } from '../runs.ts';

export const row: Row = {
  number: '7',
  inject: 'empty change set, every wording',
  required: 'no-op, change set deleted, no hang',
  async run(stage) {
    const edge = `tsd-${stage.service}-${stage.environment}-edge`;
    const reasons = emptySets(stage, edge);
    await promoted(stage);
    // A second release asks for the same edge once more.
    await promoted(stage, version('2.0'));
    await mustHaveBeenRemoved(stage, edge);
    const lift = stage.lab.cloudFormation.faults.inject({ name: 'no-updates-wording', stack: edge });
    try {
      await promoted(stage, version('1.0'));
      await mustHaveBeenRemoved(stage, edge);
    } finally {
      lift();
    }
    mustServe(await stage.look(), '1.0');
    const wordings = [/didn't contain changes/, /^No updates are to be performed/];
    for (const wording of wordings)
      must(
        reasons.some((reason) => wording.test(reason)),
        `a change set says ${wording}`,
        reasons,
      );
    return 'both wordings: nothing executed, the sets deleted, promoted';
  },
};

/** Why change sets of this stack failed, in CloudFormation's words, as they come. */
function emptySets({ lab }: Stage, edge: string): readonly string[] {
  const reasons: string[] = [];
  lab.door.after(({ operation, params }, answer) => {
    if (operation === 'DescribeChangeSet' && params['StackName'] === edge && answer['Status'] === 'FAILED')
      reasons.push(String(answer['StatusReason']));
  });
  return reasons;
}

async function mustHaveBeenRemoved(stage: Stage, edge: string): Promise<void> {
  const asked = operationsOf(stage, 'cloudformation');
  must(asked.includes('DeleteChangeSet'), 'the empty change set is deleted', asked);
  const { Summaries = [] } = await otherActor(stage.lab).client.listChangeSets({ StackName: edge });
  const left = Summaries.filter(({ ExecutionStatus }) => ExecutionStatus !== 'EXECUTE_COMPLETE');
  must(left.length === 0, 'no change set is left', left);
}
