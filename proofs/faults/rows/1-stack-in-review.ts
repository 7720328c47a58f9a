import { otherActor } from '../other-actor.ts';
import { must, type Row } from '../row.ts';
import { mustServe, promoted } from '../runs.ts';

/** Somebody's change set that nobody executed: DescribeStacks finds a stack of which nothing exists (CFN-05). */
const ELSEWHERE = { Resources: { Something: { Type: 'AWS::Logs::LogGroup' } } };

export const row: Row = {
  number: '1',
  inject: 'stack REVIEW_IN_PROGRESS',
  required: 'treat as non-existent, CREATE',
  async run(stage) {
    const other = otherActor(stage.lab);
    const names = ['edge', 'blue'].map((part) => `tsd-${stage.service}-${stage.environment}-${part}`);
    for (const StackName of names) {
      await other.client.createChangeSet({
        StackName,
        ChangeSetName: 'somebodys',
        ChangeSetType: 'CREATE',
        TemplateBody: JSON.stringify(ELSEWHERE),
      });
      const { StackStatus: status } = (await other.find(StackName)) ?? {};
      must(status === 'REVIEW_IN_PROGRESS', `${StackName} waits for a review`, status);
    }
    const reviewed = await Promise.all(names.map((name) => other.find(name)));
    await promoted(stage);
    mustServe(await stage.look(), '1.0');
    for (const [n, name] of names.entries()) {
      const made = await other.find(name);
      must(made?.StackStatus === 'CREATE_COMPLETE', `${name} is created`, made);
      must(made.StackId === reviewed[n]?.StackId, `${name} is the stack that was in review`, made.StackId);
    }
    return 'edge and fleet were in review; both were created, 1.0 promoted';
  },
};
