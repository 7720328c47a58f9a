import type {
  ElasticLoadBalancingV2,
  Rule,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Clock, TargetHealth, Traffic } from '../../ports.ts';
import { answerCache } from '../answer-cache.ts';
import type { Calls } from '../calls.ts';
import type { Clients } from '../clients.ts';
import { forwardTo, ruleView } from './production-rule.ts';
import { isNamed } from '../vendor-error.ts';

/** Reads and writes the production rule, and reads the health of targets. */
export function traffic(
  clients: Pick<Clients, 'loadBalancing'>,
  calls: Calls,
  clock: Pick<Clock, 'now'>,
): Traffic {
  const healthCache = answerCache<readonly TargetHealth[]>(clock);
  return {
    async rule(listenerArn, targetGroups) {
      const client = await clients.loadBalancing();
      const rules = await calls.repeat(listenerArn, () =>
        emptyIfGone('ListenerNotFound', () => readRules(client, listenerArn)),
      );
      const views = rules.map((rule) => ruleView(rule, targetGroups));
      return views.find((view) => view !== null) ?? null;
    },
    async createRule(listenerArn, targetGroups, weights, tags) {
      const client = await clients.loadBalancing();
      const rule = {
        ListenerArn: listenerArn,
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['*'] } }],
        Actions: [forwardTo(targetGroups, weights)],
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      };
      return calls.once(listenerArn, () =>
        atLastFreePriority((Priority) => client.createRule({ ...rule, Priority })),
      );
    },
    async setWeights(ruleArn, targetGroups, weights) {
      const client = await clients.loadBalancing();
      const Actions = [forwardTo(targetGroups, weights)];
      return calls.once(ruleArn, () => client.modifyRule({ RuleArn: ruleArn, Actions }));
    },
    async removeRule(ruleArn) {
      const client = await clients.loadBalancing();
      return calls.once(ruleArn, () => deleteRule(client, ruleArn));
    },
    targets: (targetGroupArn, age) =>
      healthCache.answer(targetGroupArn, age, async () => {
        const client = await clients.loadBalancing();
        return calls.repeat(targetGroupArn, () =>
          emptyIfGone('TargetGroupNotFound', async () => {
            const answer = await client.describeTargetHealth({ TargetGroupArn: targetGroupArn });
            return (answer.TargetHealthDescriptions ?? []).map(healthOf);
          }),
        );
      }),
  };
}

/** ELB's last priority. The rule matches every path, so it must come after all rules that people add. */
const LAST_PRIORITY = 50_000;
const PRIORITIES_TRIED = 20;

/** Returns nothing for a resource that is gone: during removal of the edge its outputs still name deleted resources. */
async function emptyIfGone<T>(code: string, read: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await read();
  } catch (error) {
    if (isNamed(error, code)) return [];
    throw error;
  }
}

async function readRules(client: ElasticLoadBalancingV2, listenerArn: string): Promise<readonly Rule[]> {
  const rules: Rule[] = [];
  let marker: string | undefined;
  do {
    const answer = await client.describeRules({
      ListenerArn: listenerArn,
      ...(marker && { Marker: marker }),
    });
    rules.push(...(answer.Rules ?? []));
    marker = answer.NextMarker;
  } while (marker !== undefined && marker !== '');
  return rules;
}

/** Creates the rule at the last free priority. A clash creates nothing (ELB-08), so the next try is safe. */
async function atLastFreePriority(create: (priority: number) => Promise<unknown>): Promise<void> {
  for (let tried = 0; ; tried += 1) {
    try {
      await create(LAST_PRIORITY - tried);
      return;
    } catch (error) {
      if (!isNamed(error, 'PriorityInUse') || tried + 1 >= PRIORITIES_TRIED) throw error;
    }
  }
}

async function deleteRule(client: ElasticLoadBalancingV2, RuleArn: string): Promise<void> {
  try {
    await client.deleteRule({ RuleArn });
  } catch (error) {
    if (!isNamed(error, 'RuleNotFound')) throw error;
  }
}

function healthOf(target: TargetHealthDescription): TargetHealth {
  const { State: state, Reason: reason, Description: description } = target.TargetHealth ?? {};
  const words = [reason, description].filter((text) => text !== undefined).join(': ');
  return { id: target.Target?.Id ?? '', state: state ?? '', reason: words === '' ? null : words };
}
