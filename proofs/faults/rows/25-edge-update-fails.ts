import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { LAB_ACCESS_KEY } from '../../../lab/ports.ts';
import { moves } from '../calls.ts';
import { personally } from '../person.ts';
import { NEXT_VERSION, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';

const RETENTION = 14;

export const row: Row = {
  number: '25',
  inject: 'an edge stack update fails and rolls back, after a promotion whose run was killed',
  required: 'weights untouched: no template names the rule',
  async run(stage) {
    const { lab } = stage;
    await released(stage);
    const run = stage.start({ inputs: NEXT_VERSION });
    const killing = lab.door.intercept({ accessKey: stage.accessKey(), operation: 'DeleteStack' }, () => {
      run.kill();
      return 'drop';
    });
    await run.ended.finally(killing);
    const moved = moves(stage).length;
    let refused = 0;
    const failing = lab.door.intercept(
      ({ accessKey, operation, params }) =>
        accessKey === LAB_ACCESS_KEY &&
        operation === 'PutRetentionPolicy' &&
        String(params['logGroupName']).endsWith(`/${stage.environment}`) &&
        params['retentionInDays'] === RETENTION,
      () => {
        refused += 1;
        return 'drop';
      },
    );
    const inputs = { ...NEXT_VERSION, 'log-retention-days': String(RETENTION) };
    const ended = await stage.start({ inputs }).ended.finally(failing);
    must(refused > 0, 'the update of the edge fails');
    must(
      ended.annotations.some(({ title }) => title === 'TSD4101'),
      'it says which resource failed',
      tail(ended),
    );
    const { seen, served } = await stage.look();
    must(seen.edge.status === 'UPDATE_ROLLBACK_COMPLETE', 'the edge is rolled back', seen.edge.status);
    must(
      moves(stage).length === moved && served === '2.0',
      'no weight was touched',
      moves(stage).slice(moved),
    );
    const { TemplateBody = '' } = await new CloudFormationClient(personally(stage)).send(
      new GetTemplateCommand({ StackName: seen.edge.name }),
    );
    must(TemplateBody !== '' && !TemplateBody.includes('::ListenerRule'), 'the template names no rule');
    await released(stage, inputs);
    return 'UPDATE_ROLLBACK_COMPLETE; 2.0 kept all weight; the next run changed the edge';
  },
};
