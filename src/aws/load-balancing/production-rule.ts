import type { Action, Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import { COLOURS, perColour, type PerColour } from '../../core/colour.ts';
import type { RuleView } from '../../core/observation.ts';

/** ELB's range (ELB-04). Checked here too, since a wrong weight must never leave this process. */
const MOST = 999;

/** The action of the production rule. Always names both groups: one that no rule names is not health-checked. */
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

/** The rule's weights for these groups; null when it forwards to neither. */
export function ruleView(rule: Rule, targetGroups: PerColour<string>): RuleView | null {
  const weights = forwardedWeights(rule);
  if (!COLOURS.some((colour) => weights.has(targetGroups[colour]))) return null;
  return { arn: rule.RuleArn!, weights: perColour((colour) => weights.get(targetGroups[colour]) ?? 0) };
}

/** A group forwarded to without a weight has all of it, as when a person edits the rule to one group. */
function forwardedWeights(rule: Rule): ReadonlyMap<string, number> {
  const forward = (rule.Actions ?? []).find((action) => action.Type === 'forward');
  const groups = forward?.ForwardConfig?.TargetGroups ?? [];
  if (groups.length > 0) return new Map(groups.map((group) => [group.TargetGroupArn!, group.Weight ?? 1]));
  return new Map(forward?.TargetGroupArn === undefined ? [] : [[forward.TargetGroupArn, 1]]);
}
