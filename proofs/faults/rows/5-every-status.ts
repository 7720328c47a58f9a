import { STACK_STATES } from '../../../src/aws/cloudformation/stack-status.ts';
import { observe } from '../../../src/app/observe.ts';
import { gate } from '../../../src/core/loop/gate.ts';
import type { StackState } from '../../../src/core/stack-state.ts';
import { reconcile } from '../../../src/core/loop/reconcile.ts';
import { stackNames } from '../../../src/core/names.ts';
import type { Stage } from '../../../lab/stage/stage.ts';
import { isWrite } from '../../kit/call-kind.ts';
import { callsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { mustFailWith, mustServe } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted, version } from '../runs.ts';

/**
 * Fault: a stack is in each of the 23 statuses, or in an unknown one; a release must act by its table and stop at the
 * unknown.
 */

/** What a release does when it needs to change an edge in some status. */
type Outcome = 'applies it' | 'waits' | 'removes it first' | 'has it taken back' | 'stops for a person';

const OUTCOMES: Readonly<Record<StackState, Outcome>> = {
  absent: 'applies it',
  settled: 'applies it',
  busy: 'waits',
  deleting: 'waits',
  dead: 'removes it first',
  recoverable: 'has it taken back',
  undeleted: 'stops for a person',
  blocked: 'stops for a person',
  unknown: 'stops for a person',
};

const UNKNOWN = 'SUSPENDED_BY_MOONLIGHT';

/**
 * Most of it runs the shipping adapters and decisions in this process, on the door's answers, because 24 whole runs
 * would show no more. A whole run meets the unknown status as well.
 */
export const row: Row = {
  number: '5',
  inject: 'each of the 23 stack statuses, and an unknown one',
  required: 'a total table; unknown stops',
  async run(stage) {
    await promoted(stage);
    const statuses = Object.keys(STACK_STATES);
    must(statuses.length === 23, 'the table is total', statuses);
    for (const status of [...statuses, UNKNOWN]) {
      const expected = OUTCOMES[status in STACK_STATES ? STACK_STATES[status as never] : 'unknown'];
      const found = await outcome(stage, status);
      must(found === expected, `with ${status} it ${expected}`, found);
    }
    await unknownStopsTheRun(stage);
    mustServe(await stage.look(), '1.0');
    await promoted(stage, version('2.0'));
    return '23 statuses with a defined outcome each; an unknown one stopped the run (TSD4102), no stack touched';
  },
};

async function unknownStopsTheRun(stage: Stage): Promise<void> {
  using statuses = new DisposableStack();
  statuses.defer(forceEdgeStatus(stage, UNKNOWN));
  const wish = { inputs: { ...version('2.0'), 'drain-time': '40s' } };
  mustFailWith(await stage.start(wish).ended, 'TSD4102', new RegExp(UNKNOWN));
  const writes = callsOf(stage, { service: 'cloudformation' }).filter(isWrite);
  must(writes.length === 0, 'nothing is asked of CloudFormation', writes);
}

const forceEdgeStatus = ({ lab, service, environment }: Stage, status: string): (() => void) =>
  lab.cloudFormation.forceStatus(stackNames(service, environment).edge, status);

/** What the last release would do next if it needed another edge and the edge had this status. */
async function outcome(stage: Stage, status: string): Promise<string> {
  using statuses = new DisposableStack();
  statuses.defer(forceEdgeStatus(stage, status));
  const { cloud: aws, service, environment } = stage;
  const { record } = (await aws.records.load(service, environment))!;
  const wanting = { ...record, phase: 'provisioning', edge: { manifest: 'another', asked: false } } as const;
  const seen = await observe(aws, stackNames(service, environment), wanting, { at: Date.now(), fresh: true });
  must(seen.edge.status === status, `DescribeStacks says ${status}`, seen.edge.status);
  const verdict = gate(wanting, seen, Date.now());
  if (verdict.kind === 'fail')
    return verdict.problem.code === 'TSD4102' ? 'stops for a person' : verdict.problem.code;
  const [command] = reconcile(wanting, seen);
  if (command === undefined) return 'waits';
  switch (command.kind) {
    case 'edge':
      return 'applies it';
    case 'remove-edge':
      return 'removes it first';
    case 'recover':
      return 'has it taken back';
    default:
      return command.kind;
  }
}
