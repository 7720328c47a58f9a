import { appendFileSync } from 'node:fs';
import { structures, text, type Params } from '../door/call-params.ts';
import { readinessOf, whyUnready, type Readiness, type SeenTarget } from './readiness.ts';
import { NO_WEIGHTS, raisedGroups, weightsOf, type Weights } from './weights.ts';
import type { ApiAnswer, ApiCall, Door } from '../ports.ts';

/** One routing change, with what was true at that moment. */
export interface RoutingChange {
  /** ms since the epoch */
  readonly at: number;
  readonly operation: string;
  readonly accessKey: string;
  /** ARN of the rule, or of the listener for its default action. */
  readonly rule: string;
  readonly before: Weights;
  readonly after: Weights;
  readonly readiness: Readonly<Record<string, Readiness>>;
}

export interface Violation {
  readonly at: number;
  /**
   * weight-on-unready: weight was raised on a group that was not ready for it ·
   * targets-taken-under-weight: a group lost its last healthy target while a rule or a node still gave it weight.
   */
  readonly kind: 'weight-on-unready' | 'targets-taken-under-weight';
  readonly group: string;
  readonly text: string;
}

/** What is true at the load balancer, whatever was asked of it. */
export interface RoutingState {
  targetStates(groupArn: string): readonly SeenTarget[];
  /** By node; null where no rule names the group. */
  nodeWeights(groupArn: string): readonly (number | null)[];
  /** Calls back before a target is taken from requests. */
  onLeaving(listener: (groupArn: string, target: SeenTarget) => void): void;
}

export interface Observer {
  /** Oldest first. */
  changes(): readonly RoutingChange[];
  violations(): readonly Violation[];
}

/**
 * Judges every routing change at the door by itself: whoever made it, and however sure they were.
 * @param journal file that gets a JSON line for each change and violation
 */
export const startObserver = (door: Door, state: RoutingState, journal: string): Observer => {
  const observer = new RoutingObserver(state, journal);
  door.after((call, answer) => {
    if (call.service === 'elasticloadbalancing') observer.follow(call, answer);
  });
  state.onLeaving((group, target) => observer.leaving(group, target));
  return { changes: () => observer.changes, violations: () => observer.violations };
};

class RoutingObserver {
  readonly changes: RoutingChange[] = [];
  readonly violations: Violation[] = [];
  readonly #state: RoutingState;
  readonly #journal: string;
  readonly #weights = new Map<string, Weights>();

  constructor(state: RoutingState, journal: string) {
    this.#state = state;
    this.#journal = journal;
  }

  follow(call: ApiCall, answer: ApiAnswer): void {
    const { params } = call;
    switch (call.operation) {
      case 'CreateRule':
        return this.#routed(call, createdArn(answer, 'Rules', 'RuleArn'), structures(params, 'Actions'));
      case 'ModifyRule':
        return this.#routed(call, text(params, 'RuleArn'), ifGiven(params, 'Actions'));
      case 'DeleteRule':
        return this.#routed(call, text(params, 'RuleArn'), []);
      case 'CreateListener':
        return this.#routed(
          call,
          createdArn(answer, 'Listeners', 'ListenerArn'),
          structures(params, 'DefaultActions'),
        );
      case 'ModifyListener':
        return this.#routed(call, text(params, 'ListenerArn'), ifGiven(params, 'DefaultActions'));
      case 'DeleteListener':
        return this.#forgetBelow(text(params, 'ListenerArn'));
      case 'DeleteLoadBalancer':
        return this.#forgetBelow(text(params, 'LoadBalancerArn'));
    }
  }

  /** Taking a healthy target is right while another is healthy, or when nobody sends requests any more. */
  leaving(group: string, target: SeenTarget): void {
    const others = this.#state.targetStates(group).filter(({ id }) => id !== target.id);
    if (target.state !== 'healthy' || others.some(({ state }) => state === 'healthy')) return;
    const byRules = Math.max(0, ...[...this.#weights.values()].map((weights) => weights[group] ?? 0));
    const byNodes = Math.max(0, ...this.#state.nodeWeights(group).map((weight) => weight ?? 0));
    if (byRules + byNodes === 0) return;
    const where =
      byRules > 0 ? `a rule still gives the group ${byRules}` : `a node still gives the group ${byNodes}`;
    this.#recordViolation(
      'targets-taken-under-weight',
      group,
      `${target.id} was its last healthy target, but ${where}`,
    );
  }

  /** @param actions null: the call left them as they were */
  #routed(call: ApiCall, rule: string, actions: readonly Params[] | null): void {
    if (actions === null) return;
    const before = this.#weights.get(rule) ?? NO_WEIGHTS;
    const after = weightsOf(actions);
    this.#weights.set(rule, after);
    const groups = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const readiness = groups.map((group) => [group, readinessOf(this.#state.targetStates(group))] as const);
    const { at, operation, accessKey } = call;
    this.#record(this.changes, {
      at,
      operation,
      accessKey,
      rule,
      before,
      after,
      readiness: Object.fromEntries(readiness),
    });
    for (const group of raisedGroups(before, after))
      this.#judgeRaise(group, before[group] ?? 0, after[group] ?? 0);
  }

  /** A listener takes its rules along, a load balancer its listeners: their ARNs share its tail. */
  #forgetBelow(arn: string): void {
    const tail = arn.slice(arn.indexOf('/'));
    for (const rule of this.#weights.keys()) if (`${rule}/`.includes(`${tail}/`)) this.#weights.delete(rule);
  }

  #judgeRaise(group: string, before: number, after: number): void {
    const why = whyUnready(this.#state.targetStates(group));
    if (why !== null)
      this.#recordViolation('weight-on-unready', group, `weight ${before} → ${after}, but ${why}`);
  }

  #recordViolation(kind: Violation['kind'], group: string, why: string): void {
    this.#record(this.violations, { at: Date.now(), kind, group, text: why });
  }

  #record<T extends object>(list: T[], entry: T): void {
    list.push(entry);
    appendFileSync(this.#journal, `${JSON.stringify(entry)}\n`);
  }
}

/** ModifyRule and ModifyListener leave alone what is not given (ELB-07). */
const ifGiven = (params: Params, name: string): readonly Params[] | null =>
  name in params ? structures(params, name) : null;

/** The ARN of what a create call made. */
const createdArn = (answer: ApiAnswer, list: string, arn: string): string =>
  String((answer[list] as readonly Params[] | undefined)?.[0]?.[arn]);
