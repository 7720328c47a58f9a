import { appendFileSync } from 'node:fs';
import { structures, text, type Params } from '../door/call-params.ts';
import { readinessOf, whyUnready, type Readiness, type SeenTarget } from './readiness.ts';
import { NO_WEIGHTS, raisedGroups, weightsOf, type Weights } from './weights.ts';
import type { ApiAnswer, ApiCall, Door } from '../ports.ts';

/** Watches the door for routing changes that put requests at risk. */

/** A change of the routing, with the readiness of its target groups at that moment. */
interface RoutingChange {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly operation: string;
  readonly accessKey: string;
  /** The ARN of the rule, or of the listener for its default action. */
  readonly rule: string;
  readonly before: Weights;
  readonly after: Weights;
  readonly readiness: Readonly<Record<string, Readiness>>;
}

/** A routing change that put requests at risk. */
interface Violation {
  readonly at: number;
  /**
   * - weight-on-unready: the weight of a group was raised before the group was ready.
   * - targets-taken-under-weight: a group lost its last healthy target while a rule or a node still gave it
   * weight.
   */
  readonly kind: 'weight-on-unready' | 'targets-taken-under-weight';
  readonly group: string;
  readonly text: string;
}

/** The actual state of the load balancer. */
interface RoutingState {
  targetStates(groupArn: string): readonly SeenTarget[];
  /** The weight at each node; null where no rule names the group. */
  nodeWeights(groupArn: string): readonly (number | null)[];
  /** Calls the listener before a target stops getting requests. */
  onLeaving(listener: (groupArn: string, target: SeenTarget) => void): void;
}

/** What the observer has seen. */
export interface Observer {
  /** Oldest first. */
  changes(): readonly RoutingChange[];
  violations(): readonly Violation[];
}

/**
 * Starts an observer that judges every routing change at the door, whoever made it.
 *
 * @param journal the file that gets a JSON line for each change and violation
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

  /**
   * Judges that a target leaves. This is right while another target is healthy, or when nobody sends requests
   * to the group.
   */
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

  /**
   * Records a routing change and judges it.
   *
   * @param actions null: the call did not change them
   */
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

  /** Forgets the rules of a deleted listener or load balancer. Their ARNs contain the tail of its ARN. */
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

/** The actions in a call; null: it does not change them (ELB-07). */
const ifGiven = (params: Params, name: string): readonly Params[] | null =>
  name in params ? structures(params, name) : null;

/** The ARN of the resource that a call created. */
const createdArn = (answer: ApiAnswer, list: string, arn: string): string =>
  String((answer[list] as readonly Params[] | undefined)?.[0]?.[arn]);
