import { STACK_STATES } from '../../../src/aws/stack-status.ts';
import { observe } from '../../../src/app/observe.ts';
import { gate } from '../../../src/core/gate.ts';
import type { StackState } from '../../../src/core/observation.ts';
import { reconcile } from '../../../src/core/reconcile.ts';
import { stackNames } from '../../../src/core/stack-names.ts';
import type { Stage } from '../../../lab/stage.ts';
import { must, type Row } from '../row.ts';
import { mustFailWith, mustServe, operationsOf, promoted, version } from '../runs.ts';

/** What a release does that needs another edge than the one there. */
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
 * The table with the shipping adapters and decisions in this process, on answers from the door: 24 whole runs would show
 * no more. The unknown status with a whole run besides.
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
      const found = await withStatus(stage, status, () => outcome(stage, status));
      must(found === expected, `with ${status} it ${expected}`, found);
    }
    await withStatus(stage, UNKNOWN, async () => {
      const wish = { inputs: { ...version('2.0'), 'drain-time': '40s' } };
      mustFailWith(await stage.start(wish).ended, 'TSD4102', new RegExp(UNKNOWN));
      const writes = operationsOf(stage, 'cloudformation').filter((name) => !/^(?:Describe|Get)/.test(name));
      must(writes.length === 0, 'nothing is asked of CloudFormation', writes);
    });
    mustServe(await stage.look(), '1.0');
    await promoted(stage, version('2.0'));
    return '23 statuses with a defined outcome each; an unknown one stopped the run (TSD4102), no stack touched';
  },
};

async function withStatus<T>(
  { lab, service, environment }: Stage,
  status: string,
  work: () => Promise<T>,
): Promise<T> {
  const lift = lab.cloudFormation.forceStatus(stackNames(service, environment).edge, status);
  try {
    return await work();
  } finally {
    lift();
  }
}

/** What the release before would do next, had it asked for another edge. */
async function outcome({ cloud: aws, service, environment }: Stage, status: string): Promise<string> {
  const { record } = (await aws.records.load(service, environment))!;
  const wanting = { ...record, phase: 'provisioning', edge: { manifest: 'another', asked: false } } as const;
  const seen = await observe(aws, stackNames(service, environment), wanting, Date.now(), { fresh: true });
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
