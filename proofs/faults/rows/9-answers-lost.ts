import type { ApiCall } from '../../../lab/ports.ts';
import type { RunWish, Stage } from '../../../lab/stage/stage.ts';
import { isWrite, kindOf } from '../../kit/call-kind.ts';
import { must } from '../../kit/must.ts';
import { mustBePromoted, mustServe } from '../outcome.ts';
import type { Row } from '../row.ts';
import { version } from '../runs.ts';
import { stackActor } from '../stack-actor.ts';

/**
 * Fault: AWS carries a write out, and its answer is lost; the run must repeat it with the same token or read it back.
 */

/** Run one after the other, these make every kind of write. */
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
    // In each run, the first answer of each kind is lost.
    const struck = new Set<string>();
    using faults = new DisposableStack();
    faults.defer(
      lab.door.intercept(
        (call) => call.accessKey === stage.accessKey() && isWrite(call),
        ({ call, moment }) => {
          const key = `${call.accessKey} ${kindOf(call)}`;
          if (moment === 'before' && struck.has(key)) again.push(call);
          if (moment === 'before' || struck.has(key)) return 'proceed';
          struck.add(key);
          lost.push(call);
          return 'drop';
        },
      ),
    );
    for (const wish of RUNS) mustBePromoted(await stage.start(wish).ended);
    const kinds = [...new Set(lost.map(kindOf))].toSorted();
    for (const kind of KINDS) must(kinds.includes(kind), `an answer to ${kind} is lost`, kinds);
    mustServe(await stage.look(), '1.0');
    mustRepeatTokens(lost, again);
    await mustBeOne(stage);
    return `${lost.length} answers of ${kinds.length} kinds lost in ${RUNS.length} runs, each run promoted`;
  },
};

/** The call after each lost answer carries the same names and tokens. */
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

/** Nothing was made twice: each stack is there once, and one rule was created. */
async function mustBeOne(stage: Stage): Promise<void> {
  const { lab, service, environment } = stage;
  const { client } = stackActor(lab);
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
