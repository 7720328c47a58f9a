import type { Stage } from '../../../lab/stage/stage.ts';
import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { LAB_ACCESS_KEY } from '../../../lab/ports.ts';
import { must } from '../../kit/must.ts';
import { mustReport, tail } from '../outcome.ts';
import { personally } from '../person.ts';
import type { Row } from '../row.ts';
import { type Inputs, killedAtDeletion, promoted, version } from '../runs.ts';
import { trafficMoves } from '../traffic-moves.ts';

/** Fault: an update of the edge stack fails and rolls back; the weights must stay as they are. */

const RETENTION = 14;

export const row: Row = {
  number: '25',
  inject: 'an edge stack update fails and rolls back, after a promotion whose run was killed',
  required: 'weights untouched: no template names the rule',
  async run(stage) {
    await promoted(stage);
    await killedAtDeletion(stage, 'before');
    const moved = trafficMoves(stage).length;
    const inputs = { ...version('2.0'), 'log-retention-days': String(RETENTION) };
    await edgeUpdateFails(stage, inputs);
    const { seen, served } = await stage.look();
    must(seen.edge.status === 'UPDATE_ROLLBACK_COMPLETE', 'the edge is rolled back', seen.edge.status);
    must(
      trafficMoves(stage).length === moved && served === '2.0',
      'no weight was touched',
      trafficMoves(stage).slice(moved),
    );
    const { TemplateBody = '' } = await new CloudFormationClient(personally(stage)).send(
      new GetTemplateCommand({ StackName: seen.edge.name }),
    );
    must(TemplateBody !== '' && !TemplateBody.includes('::ListenerRule'), 'the template names no rule');
    await promoted(stage, inputs);
    return 'UPDATE_ROLLBACK_COMPLETE; 2.0 kept all weight; the next run changed the edge';
  },
};

/** The edge's log group refuses its new retention. */
async function edgeUpdateFails(stage: Stage, inputs: Inputs): Promise<void> {
  let refused = 0;
  using faults = new DisposableStack();
  faults.defer(
    stage.lab.door.intercept(
      ({ accessKey, operation, params }) =>
        accessKey === LAB_ACCESS_KEY &&
        operation === 'PutRetentionPolicy' &&
        String(params['logGroupName']).endsWith(`/${stage.environment}`) &&
        params['retentionInDays'] === RETENTION,
      () => {
        refused += 1;
        return 'drop';
      },
    ),
  );
  const ended = await stage.start({ inputs }).ended;
  must(refused > 0, 'the update of the edge fails', tail(ended));
  mustReport(ended, 'TSD4101');
}
