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

/** Checks of listener and rule requests that AWS makes and moto does not. All throw ApiError. */

const ACTIONS = ['forward', 'fixed-response', 'redirect'];

/** A quota of AWS, default rules not counted. */
const MOST_RULES = 100;

/** Checks the types of actions and their weights (ELB-04). */
export const checkActions = (actions: readonly Params[]): void => {
  for (const action of actions) {
    if (!ACTIONS.includes(text(action, 'Type')))
      throw beyondTheLab(`listener actions of type ${String(action['Type'])}`);
    const forward = optionalStructure(action, 'ForwardConfig');
    if (forward !== undefined) checkWeights(structures(forward, 'TargetGroups'));
  }
};

/** Checks weights. All weights may be 0 (ELB-06), and a single group needs none. */
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

/** Refuses listeners other than HTTP: the lab has no certificates. */
export const refuseOtherProtocols = (params: Params): void => {
  const protocol = optionalText(params, 'Protocol') ?? 'HTTP';
  if (protocol !== 'HTTP') throw beyondTheLab(`listeners with protocol ${protocol}`);
};

/** Refuses conditions with regular expressions, which the lab does not have. */
export const checkConditions = (conditions: readonly Params[]): void => {
  const withRegex = conditions.some((condition) =>
    [condition, ...Object.values(condition)].some(
      (part) => typeof part === 'object' && part !== null && 'RegexValues' in part,
    ),
  );
  if (withRegex) throw beyondTheLab('rule conditions with RegexValues');
};

/** Refuses rule transforms (ELB-14), which moto would drop silently. */
export const refuseTransforms = (params: Params): void => {
  if ('Transforms' in params || 'ResetTransforms' in params) throw beyondTheLab('rule transforms');
};

/** Refuses a priority in use (ELB-08). @param arn of the listener or a rule of it @param moved rules whose priority changes */
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

/** Refuses a rule above the quota, counted over all listeners of the load balancer (ELB-08). */
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
 * Refuses a target group that another load balancer uses (ELB-08).
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

/** The load balancer of a listener or rule; undefined for an unknown ARN, which moto refuses. */
const balancerHolding = (records: Records, arn: string): BalancerRecord | undefined =>
  records.balancers.find(({ listeners }) => listeners.some((listener) => holds(listener, arn)));

/** The listener with this ARN, or with a rule of this ARN. */
const listenerHolding = (records: Records, arn: string): ListenerRecord | undefined =>
  balancerHolding(records, arn)?.listeners.find((listener) => holds(listener, arn));

/** Refuses to delete a default or an unknown rule (ELB-08), which moto does not. */
export const checkDeletable = (records: Records, ruleArn: string): void => {
  const rule = listenerHolding(records, ruleArn)?.rules.find(({ RuleArn }) => RuleArn === ruleArn);
  if (rule === undefined) throw new ApiError('RuleNotFound', 'One or more rules not found');
  if (rule.IsDefault === true) {
    throw new ApiError('OperationNotPermitted', `Default rule '${ruleArn}' cannot be deleted`);
  }
};
