import type { Action, Rule, Target, TargetGroup, WeightedGroup } from '../configuration.ts';
import { holds, type RequestFacts } from './conditions.ts';

/** The first rule whose conditions all hold; the default rule has none and is last. */
export const ruleFor = (rules: readonly Rule[], request: RequestFacts): Rule | null =>
  rules.find((rule) => rule.conditions.every((condition) => holds(condition, request))) ?? null;

/**
 * A group by its share of the weights, whatever its health: a weighted group that is empty or all unhealthy
 * keeps its share (ELB-05). null when all weights are 0 (ELB-06).
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

/** Group stickiness: the cookie's group as long as the action names it, at weight 0 too (ELB-12). */
export const stuckGroup = (
  action: Extract<Action, { kind: 'forward' }>,
  cookie: string | null,
): string | null =>
  action.stickySeconds === null ? null : (action.groups.find((group) => group.arn === cookie)?.arn ?? null);

/**
 * Targets that may get a request: the healthy ones, or all that are registered when fewer than the minimum are
 * healthy (fail open, ELB-15). Never one that drains.
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
 * @param turn rises by one with each request of this node to this group
 * @param outstanding requests that a target has not answered yet
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

/** Rotation also breaks ties of least_outstanding_requests: an idle fleet shares its requests evenly. */
const rotated = (targets: readonly Target[], turn: number): readonly Target[] => {
  const start = targets.length === 0 ? 0 : turn % targets.length;
  return [...targets.slice(start), ...targets.slice(0, start)];
};
