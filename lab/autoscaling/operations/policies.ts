import { randomUUID } from 'node:crypto';
import { acceptOnly, optionalText, text, texts, type Params } from '../../door/call-params.ts';
import { paged } from '../../door/paging.ts';
import type { ApiAnswer } from '../../ports.ts';
import { ACCOUNT, type EngineContext } from '../context.ts';
import { policyIn, SETTINGS, type OwnAlarm, type Policy } from '../policies/policy.ts';
import { alarmsOf } from '../policies/target-tracking.ts';
import type { Operations } from './operation.ts';

/** The API calls about scaling policies; `policies/apply-policy.ts` carries them out. */
export const POLICIES: Operations = {
  async PutScalingPolicy(context, call) {
    acceptOnly(call, [...SETTINGS, 'AutoScalingGroupName', 'PolicyName']);
    const group = context.groups.require(text(call.params, 'AutoScalingGroupName')).name;
    const policy = await put(context, group, call.params);
    return { PolicyARN: policy.arn, Alarms: policy.alarms.map(describedAlarm) };
  },

  DescribePolicies(context, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'PolicyNames', 'PolicyTypes', 'MaxRecords', 'NextToken']);
    const names = texts(call.params, 'PolicyNames');
    const types = texts(call.params, 'PolicyTypes');
    const wanted = context.policies
      .of(optionalText(call.params, 'AutoScalingGroupName'))
      .map(describedPolicy)
      // The API allows names and ARNs.
      .filter((p) => names.length === 0 || names.some((n) => n === p['PolicyName'] || n === p['PolicyARN']))
      .filter((p) => types.length === 0 || types.includes(String(p['PolicyType'])));
    const { page, ...more } = paged(wanted, call.params, 50);
    return { ScalingPolicies: page, ...more };
  },

  async DeletePolicy(context, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'PolicyName']);
    const wanted = text(call.params, 'PolicyName');
    const group = optionalText(call.params, 'AutoScalingGroupName');
    const policy = context.policies.of(group).find(({ name, arn }) => name === wanted || arn === wanted);
    context.policies.remove(policy?.group ?? group ?? '', policy?.name ?? wanted);
    await context.watch.remove((policy?.alarms ?? []).map(({ name }) => name));
    return {};
  },
};

/** Stores a policy. An update keeps the ARN and the alarms' names, and deletes alarms that are no longer needed. */
async function put(context: EngineContext, group: string, params: Params): Promise<Policy> {
  const name = text(params, 'PolicyName');
  const former = context.policies.of(group).find((policy) => policy.name === name);
  const arn =
    former?.arn ??
    `arn:aws:autoscaling:${context.region}:${ACCOUNT}:scalingPolicy:${randomUUID()}:autoScalingGroupName/${group}:policyName/${name}`;
  const policy = policyIn(params, { group, arn, alarms: [] });
  const alarms = await putAlarms(context, policy, former?.alarms ?? []);
  const surplus = (former?.alarms ?? []).filter((old) => !alarms.some((alarm) => alarm.name === old.name));
  await context.watch.remove(surplus.map((alarm) => alarm.name));
  const whole = { ...policy, alarms };
  context.policies.put(whole);
  return whole;
}

async function putAlarms(
  context: EngineContext,
  policy: Policy,
  former: readonly OwnAlarm[],
): Promise<readonly OwnAlarm[]> {
  if (policy.scaling.kind !== 'tracking') return [];
  const token = (which: string): string =>
    former.find((alarm) => alarm.name.includes(`-${which}-`))?.name.slice(-UUID_LENGTH) ?? randomUUID();
  return Promise.all(
    alarmsOf(policy.scaling, policy, token).map(async (alarm) => ({
      name: String(alarm['AlarmName']),
      arn: await context.watch.put(alarm),
    })),
  );
}

const UUID_LENGTH = 36;

const describedAlarm = ({ name, arn }: OwnAlarm): ApiAnswer => ({ AlarmName: name, AlarmARN: arn });

const describedPolicy = (policy: Policy): ApiAnswer => ({
  AutoScalingGroupName: policy.group,
  PolicyName: policy.name,
  PolicyARN: policy.arn,
  ...policy.described,
  Enabled: policy.enabled,
  Alarms: policy.alarms.map(describedAlarm),
});
