import type { Action, Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import { COLOURS, perColour, type PerColour } from '../../core/colour.ts';
import type { RuleView } from '../../core/observation.ts';

/** The production rule: the listener rule that splits traffic between the target groups of the two colours. */

/** The greatest weight that ELB accepts (ELB-04). Checked here too: a wrong weight must never leave this process. */
const MOST = 999;

/**
 * Makes the action of the production rule. It names both groups, since ELB health-checks only groups that a rule names.
 */
export function forwardTo(targetGroups: PerColour<string>, weights: PerColour<number>): Action {
  for (const colour of COLOURS)
    if (!Number.isInteger(weights[colour]) || weights[colour] < 0 || weights[colour] > MOST)
      throw new RangeError(
        `weight of ${colour} must be a whole number from 0 to ${MOST}, not ${weights[colour]}`,
      );
  return {
    Type: 'forward',
    ForwardConfig: {
      TargetGroups: COLOURS.map((colour) => ({
        TargetGroupArn: targetGroups[colour],
        Weight: weights[colour],
      })),
    },
  };
}

/** Reads the rule's weights of these groups; null when the rule forwards to neither. */
export function ruleView(rule: Rule, targetGroups: PerColour<string>): RuleView | null {
  const weights = forwardedWeights(rule);
  if (!COLOURS.some((colour) => weights.has(targetGroups[colour]))) return null;
  return { arn: rule.RuleArn!, weights: perColour((colour) => weights.get(targetGroups[colour]) ?? 0) };
}

/**
 * Reads the weights by target group. A group without a weight counts as 1: a rule that a person edits to one group has
 * none.
 */
function forwardedWeights(rule: Rule): ReadonlyMap<string, number> {
  const forward = (rule.Actions ?? []).find((action) => action.Type === 'forward');
  const groups = forward?.ForwardConfig?.TargetGroups ?? [];
  if (groups.length > 0) return new Map(groups.map((group) => [group.TargetGroupArn!, group.Weight ?? 1]));
  return new Map(forward?.TargetGroupArn === undefined ? [] : [[forward.TargetGroupArn, 1]]);
}
