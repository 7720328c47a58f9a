import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  beyondTheLab,
  optionalNumber,
  optionalStructure,
  optionalText,
  structures,
  text,
  type Params,
} from '../door/call-params.ts';
import { ApiError } from '../ports.ts';
import {
  balancersUsing,
  groupsNamed,
  type BalancerRecord,
  type ListenerRecord,
  type Records,
} from './records.ts';

/** What moto accepts and AWS refuses about listeners and rules. All throw ApiError. */

const ACTIONS = ['forward', 'fixed-response', 'redirect'];

/** A quota of AWS, default rules not counted. */
const MOST_RULES = 100;

/** Actions must be of a kind that the load balancer carries out, with right weights (ELB-04). */
export const checkActions = (actions: readonly Params[]): void => {
  for (const action of actions) {
    if (!ACTIONS.includes(text(action, 'Type')))
      throw beyondTheLab(`listener actions of type ${String(action['Type'])}`);
    const forward = optionalStructure(action, 'ForwardConfig');
    if (forward !== undefined) checkWeights(structures(forward, 'TargetGroups'));
  }
};

/** All weights 0 is accepted (ELB-06); a single group needs none. */
const checkWeights = (groups: readonly Params[]): void => {
  const weights = groups.map((group) => optionalNumber(group, 'Weight'));
  const wrong = weights.some((weight) =>
    weight === undefined ? groups.length > 1 : !Number.isInteger(weight) || weight < 0 || weight > 999,
  );
  if (wrong) {
    throw new ApiError(
      'ValidationError',
      'The weight for each target group must be between 0 and 999, inclusive',
    );
  }
};

/** Certificates and TLS are not here. */
export const refuseOtherProtocols = (params: Params): void => {
  const protocol = optionalText(params, 'Protocol') ?? 'HTTP';
  if (protocol !== 'HTTP') throw beyondTheLab(`listeners with protocol ${protocol}`);
};

/** Conditions with regular expressions are newer than the lab. */
export const checkConditions = (conditions: readonly Params[]): void => {
  const withRegex = conditions.some((condition) =>
    [condition, ...Object.values(condition)].some(
      (part) => typeof part === 'object' && part !== null && 'RegexValues' in part,
    ),
  );
  if (withRegex) throw beyondTheLab('rule conditions with RegexValues');
};

/** ELB-14 is not here yet; moto would drop them silently. */
export const refuseTransforms = (params: Params): void => {
  if ('Transforms' in params || 'ResetTransforms' in params) throw beyondTheLab('rule transforms');
};

/** ELB-08 PriorityInUse. @param arn of the listener or of one of its rules @param moved rules that leave theirs */
export const checkPriorityFree = (
  records: Records,
  arn: string,
  priority: string,
  moved: readonly string[] = [],
): void => {
  const rules = listenerHolding(records, arn)?.rules ?? [];
  if (rules.some((rule) => rule.Priority === priority && !moved.includes(rule.RuleArn ?? ''))) {
    throw new ApiError('PriorityInUse', `Priority '${priority}' is currently in use`);
  }
};

/** ELB-08 TooManyRules: counted over all listeners of the load balancer. */
export const checkRoomForRule = (records: Records, listenerArn: string): void => {
  const owner = balancerHolding(records, listenerArn);
  const rules = (owner?.listeners ?? [])
    .flatMap((listener) => listener.rules)
    .filter((rule) => !rule.IsDefault);
  if (owner !== undefined && rules.length >= MOST_RULES) {
    throw new ApiError(
      'TooManyRules',
      `The maximum number of rules on load balancer '${owner.arn}' has been reached`,
    );
  }
};

/**
 * ELB-08 TargetGroupAssociationLimit: a group belongs to one load balancer.
 * @param at ARN of the load balancer, or of a listener or rule of it
 */
export const checkAssociation = (records: Records, at: string, actions: readonly Params[]): void => {
  const own = balancerHolding(records, at)?.arn ?? at;
  const elsewhere = groupsNamed({ Actions: actions as readonly object[] as Action[] }).filter((group) =>
    balancersUsing(records, group).some(({ arn }) => arn !== own),
  );
  if (elsewhere.length > 0) {
    throw new ApiError(
      'TargetGroupAssociationLimit',
      `The following target groups cannot be associated with more than one load balancer: ${elsewhere.join(', ')}`,
    );
  }
};

const holds = (listener: ListenerRecord, arn: string): boolean =>
  listener.arn === arn || listener.rules.some((rule) => rule.RuleArn === arn);

/** The load balancer of the listener or rule whose ARN is given; undefined when moto will refuse it as unknown. */
const balancerHolding = (records: Records, arn: string): BalancerRecord | undefined =>
  records.balancers.find(({ listeners }) => listeners.some((listener) => holds(listener, arn)));

/** The listener that this is the ARN of, or of one of its rules. */
const listenerHolding = (records: Records, arn: string): ListenerRecord | undefined =>
  balancerHolding(records, arn)?.listeners.find((listener) => holds(listener, arn));

/** ELB-08: moto deletes a default rule and says nothing of an unknown one. */
export const checkDeletable = (records: Records, ruleArn: string): void => {
  const rule = listenerHolding(records, ruleArn)?.rules.find(({ RuleArn }) => RuleArn === ruleArn);
  if (rule === undefined) throw new ApiError('RuleNotFound', 'One or more rules not found');
  if (rule.IsDefault === true) {
    throw new ApiError('OperationNotPermitted', `Default rule '${ruleArn}' cannot be deleted`);
  }
};
