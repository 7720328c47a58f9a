import {
  CreateRuleCommand,
  DeleteRuleCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ReleaseResult } from '../../../lab/stage/release.ts';
import type { Lab } from '../../../lab/lab.ts';
import type { Stage } from '../../../lab/stage/stage.ts';
import { must } from '../../kit/must.ts';
import { onAnotherStage } from '../another-stage.ts';
import { mustEndAs, tail } from '../outcome.ts';
import { personally } from '../person.ts';
import type { Row } from '../row.ts';
import { promoted } from '../runs.ts';

/** Fault: priorities are taken, rules are too many, or names too long; names must differ, and errors must be clear. */

/** With a digit, the longest name that is allowed beside the service's. */
const LONG = 'a-team-with-names';
const LAST = 50_000;
/** ELB's quota of rules on a load balancer. */
const MOST_RULES = 100;

export const row: Row = {
  number: '32',
  inject: 'rule priority clash, too many rules, 32-character names',
  required: 'names that stay apart, the priority tried again, a clear error',
  async run({ lab }) {
    await tooLong(lab);
    const clash = await onAnotherStage(lab, `${LONG}-1`, clashing);
    const full = await onAnotherStage(lab, `${LONG}-2`, overflowing);
    const names = [...clash, ...full];
    must(
      names.every((name) => name.length <= 32),
      'names fit',
      names,
    );
    must(new Set(names).size === names.length, 'and are apart', names);
    return `priority ${LAST} was taken: ${LAST - 1}; no room: TSD3006, then room and promoted; ${names.length} names of at most 32 characters`;
  },
};

/** A name that would not fit into AWS's 32 characters is refused before any call. */
const tooLong = (lab: Lab): Promise<void> =>
  onAnotherStage(lab, `${LONG}-10`, async (stage) => {
    const { annotations } = await stage.start({}).ended;
    must(
      annotations.some(({ title }) => title === 'TSD1102'),
      'a longer one is refused',
      annotations,
    );
    must(lab.door.log.calls({ accessKey: stage.accessKey() }).length === 0, 'before any call');
  });

const balancing = (stage: Stage) => new ElasticLoadBalancingV2Client(personally(stage));

async function clashing(stage: Stage): Promise<readonly string[]> {
  const ended = await withRulesBefore(stage, (listener) => addRule(stage, listener, LAST));
  mustEndAs(ended, 'promoted');
  const { seen } = await stage.look();
  const { Rules } = await balancing(stage).send(new DescribeRulesCommand({ RuleArns: [seen.rule!.arn] }));
  must(Rules?.[0]?.Priority === String(LAST - 1), 'the next free priority is taken', Rules?.[0]?.Priority);
  return namesOf(stage);
}

async function overflowing(stage: Stage): Promise<readonly string[]> {
  let made: readonly string[] = [];
  const failed = await withRulesBefore(stage, async (listener) => {
    const priorities = Array.from({ length: MOST_RULES }, (_, n) => n + 1);
    made = await Promise.all(priorities.map((priority) => addRule(stage, listener, priority)));
  });
  must(
    failed.annotations.some(({ title, message }) => title === 'TSD3006' && message.includes('quota')),
    'it says that there is no room, and what to do',
    tail(failed),
  );
  must(failed.exitCode === 1 && (await stage.look()).seen.rule === null, 'nothing serves', tail(failed));
  await Promise.all(made.map((RuleArn) => balancing(stage).send(new DeleteRuleCommand({ RuleArn }))));
  await promoted(stage);
  return namesOf(stage);
}

/** Makes a first release, and adds another actor's rules to its listener just before it creates its own. */
async function withRulesBefore(
  stage: Stage,
  add: (listener: string) => Promise<unknown>,
): Promise<ReleaseResult> {
  const { ended } = stage.start({});
  let added: Promise<unknown> | null = null;
  using faults = new DisposableStack();
  faults.defer(
    stage.lab.door.intercept(
      { accessKey: stage.accessKey(), operation: 'CreateRule' },
      async ({ call, moment }) => {
        if (moment === 'before') await (added ??= add(String(call.params['ListenerArn'])));
        return 'proceed' as const;
      },
    ),
  );
  const result = await ended;
  must(added !== null, 'the release creates a rule', tail(result));
  return result;
}

async function addRule(stage: Stage, ListenerArn: string, Priority: number): Promise<string> {
  const { Rules } = await balancing(stage).send(
    new CreateRuleCommand({
      ListenerArn,
      Priority,
      Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['somebody.example'] } }],
      Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    }),
  );
  return Rules![0]!.RuleArn!;
}

/** The names of the stage's load balancer and target groups. */
async function namesOf(stage: Stage): Promise<readonly string[]> {
  const { TargetGroups } = await balancing(stage).send(new DescribeTargetGroupsCommand({}));
  const groups = TargetGroups!.filter(({ TargetGroupArn }) => stage.sideOf(TargetGroupArn!) !== null);
  const LoadBalancerArns = groups[0]!.LoadBalancerArns!;
  const { LoadBalancers } = await balancing(stage).send(
    new DescribeLoadBalancersCommand({ LoadBalancerArns }),
  );
  return [...groups.map(({ TargetGroupName }) => TargetGroupName!), LoadBalancers![0]!.LoadBalancerName!];
}
