import { must } from '../../kit/must.ts';
import { mustServe } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted } from '../runs.ts';
import { stackActor } from '../stack-actor.ts';

/** Fault: stacks are in REVIEW_IN_PROGRESS; a release must treat them as absent and create them. */

/** The template of a change set that nobody executes: DescribeStacks shows its stack, and nothing exists of it (CFN-05). */
const FOREIGN = { Resources: { Something: { Type: 'AWS::Logs::LogGroup' } } };

export const row: Row = {
  number: '1',
  inject: 'stack REVIEW_IN_PROGRESS',
  required: 'treat as non-existent, CREATE',
  async run(stage) {
    const actor = stackActor(stage.lab);
    const names = ['edge', 'blue'].map((part) => `tsd-${stage.service}-${stage.environment}-${part}`);
    for (const StackName of names) {
      await actor.client.createChangeSet({
        StackName,
        ChangeSetName: 'somebodys',
        ChangeSetType: 'CREATE',
        TemplateBody: JSON.stringify(FOREIGN),
      });
      const { StackStatus: status } = (await actor.find(StackName)) ?? {};
      must(status === 'REVIEW_IN_PROGRESS', `${StackName} waits for a review`, status);
    }
    const reviewed = await Promise.all(names.map((name) => actor.find(name)));
    await promoted(stage);
    mustServe(await stage.look(), '1.0');
    for (const [n, name] of names.entries()) {
      const made = await actor.find(name);
      must(made?.StackStatus === 'CREATE_COMPLETE', `${name} is created`, made);
      must(made.StackId === reviewed[n]?.StackId, `${name} is the stack that was in review`, made.StackId);
    }
    return 'edge and fleet were in review; both were created, 1.0 promoted';
  },
};
