import { isWrite, operationOf } from '../../crash/point.ts';
import type { ApiCall } from '../../../lab/ports.ts';
import type { RunWish, Stage } from '../../../lab/stage.ts';
import { must, type Row } from '../row.ts';
import { mustBePromoted, mustServe, version } from '../runs.ts';
import { otherActor } from '../other-actor.ts';

/** One after the other, they make every kind of write. */
const RUNS: readonly RunWish[] = [
  { inputs: version('1.0') },
  { inputs: { ...version('2.0'), 'keep-previous': '1h' } },
  { action: 'rollback' },
  { inputs: { ...version('1.0'), 'max-size': '6' } },
];

const KINDS = [
  'autoscaling DeleteScheduledAction',
  'autoscaling PutScheduledUpdateGroupAction',
  'autoscaling UpdateAutoScalingGroup',
  'cloudformation CreateChangeSet',
  'cloudformation DeleteStack',
  'cloudformation ExecuteChangeSet',
  'elasticloadbalancing CreateRule',
  'elasticloadbalancing ModifyRule',
  's3 PUT bundles',
  's3 PUT releases',
  's3 PUT releases .request.json',
  's3 PUT releases current.json',
];

export const row: Row = {
  number: '9',
  inject: 'write applied, answer lost',
  required: 'same client token, then read back',
  async run(stage) {
    const { lab } = stage;
    const lost: ApiCall[] = [];
    const again: ApiCall[] = [];
    // The first answer of each kind in each run.
    const struck = new Set<string>();
    const end = lab.door.intercept(
      (call) => call.accessKey === stage.accessKey() && isWrite(call),
      ({ call, moment }) => {
        const key = `${call.accessKey} ${operationOf(call)}`;
        if (moment === 'before' && struck.has(key)) again.push(call);
        if (moment === 'before' || struck.has(key)) return 'proceed';
        struck.add(key);
        lost.push(call);
        return 'drop';
      },
    );
    try {
      for (const wish of RUNS) mustBePromoted(await stage.start(wish).ended);
    } finally {
      end();
    }
    const kinds = [...new Set(lost.map(operationOf))].toSorted();
    for (const kind of KINDS) must(kinds.includes(kind), `an answer to ${kind} is lost`, kinds);
    mustServe(await stage.look(), '1.0');
    mustRepeatTokens(lost, again);
    await mustBeOne(stage);
    return `${lost.length} answers of ${kinds.length} kinds lost in ${RUNS.length} runs, each run promoted`;
  },
};

/** The next call of the same kind on the same stack carries the same token. */
function mustRepeatTokens(lost: readonly ApiCall[], again: readonly ApiCall[]): void {
  for (const call of lost.filter(({ operation }) => /^(?:Create|Execute)ChangeSet$/.test(operation))) {
    const { operation, params, accessKey } = call;
    const repeated = again.find((other) => other.accessKey === accessKey && other.operation === operation);
    const same = ['StackName', 'ChangeSetName', 'ClientToken', 'ClientRequestToken'].every(
      (name) => repeated?.params[name] === params[name],
    );
    must(same, `${operation} is sent again with the same token`, [params, repeated?.params]);
  }
}

/** Nothing was made twice: the stacks and change sets that there should be, and one rule. */
async function mustBeOne(stage: Stage): Promise<void> {
  const { lab, service, environment } = stage;
  const { client } = otherActor(lab);
  const prefix = `tsd-${service}-${environment}-`;
  const { StackSummaries = [] } = await client.listStacks({});
  const made = StackSummaries.filter(
    ({ StackName, StackStatus }) => StackName?.startsWith(prefix) && !StackStatus?.startsWith('DELETE'),
  ).map(({ StackName }) => StackName?.slice(prefix.length));
  must(new Set(made).size === made.length, 'no stack is there twice', made);
  const ours = lab.observer.changes().filter(({ after }) => Object.keys(after).some(stage.sideOf));
  const rules = ours.filter(({ operation }) => operation === 'CreateRule');
  must(rules.length === 1, 'the rule was made once', rules);
}
