import type { Action, Rule, Target, TargetGroup, WeightedGroup } from '../configuration.ts';
import { holds, type RequestFacts } from './conditions.ts';

/** Chooses the rule, the target group and the target for a request. */

/** The first rule whose conditions all hold. The default rule is last and has none. */
export const ruleFor = (rules: readonly Rule[], request: RequestFacts): Rule | null =>
  rules.find((rule) => rule.conditions.every((condition) => holds(condition, request))) ?? null;

/**
 * Chooses a target group by weight. Health does not matter: an empty or unhealthy group keeps its share (ELB-05). null when
 * all weights are 0 (ELB-06).
 * @param random from [0, 1)
 */
export const groupFor = (groups: readonly WeightedGroup[], random: number): string | null => {
  const total = groups.reduce((sum, group) => sum + group.weight, 0);
  let left = random * total;
  for (const group of groups) {
    if (left < group.weight) return group.arn;
    left -= group.weight;
  }
  return null;
};

/** The group in the stickiness cookie, as long as the action names it, even at weight 0 (ELB-12). */
export const stuckGroup = (
  action: Extract<Action, { kind: 'forward' }>,
  cookie: string | null,
): string | null =>
  action.stickySeconds === null ? null : (action.groups.find((group) => group.arn === cookie)?.arn ?? null);

/**
 * The targets that may get a request: the healthy ones, or all registered ones if fewer than the minimum are healthy (fail
 * open, ELB-15). Draining targets get none.
 */
export const routable = (group: TargetGroup, healthy: (key: string) => boolean): readonly Target[] => {
  const registered = group.targets.filter((target) => target.role === 'serving');
  const well = registered.filter((target) => healthy(target.key));
  const minimum = Math.max(
    group.minimumHealthy.count,
    Math.ceil((registered.length * group.minimumHealthy.percentage) / 100),
  );
  return well.length >= minimum ? well : registered;
};

/**
 * Chooses the target for a request by the group's algorithm.
 * @param turn increases by one with each request of this node to this group
 * @param outstanding the number of requests that a target has not answered yet
 */
export const targetFor = (
  group: TargetGroup,
  candidates: readonly Target[],
  turn: number,
  outstanding: (key: string) => number,
): Target | null => {
  const [first, ...rest] = rotated(candidates, turn);
  if (first === undefined) return null;
  if (group.algorithm === 'round_robin') return first;
  return rest.reduce(
    (best, target) => (outstanding(target.key) < outstanding(best.key) ? target : best),
    first,
  );
};

/** Rotates the list. This also breaks ties of least_outstanding_requests, so that idle targets share the requests. */
const rotated = (targets: readonly Target[], turn: number): readonly Target[] => {
  const start = targets.length === 0 ? 0 : turn % targets.length;
  return [...targets.slice(start), ...targets.slice(0, start)];
};
