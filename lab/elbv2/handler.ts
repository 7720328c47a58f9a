import {
  beyondTheLab,
  number,
  optionalNumber,
  optionalText,
  structures,
  text,
  type Params,
} from '../door/call-params.ts';
import { ApiError, type ApiAnswer, type ApiCall, type Handler } from '../ports.ts';
import { deregistrationDelay, type GroupRecord, type Records } from './records.ts';
import * as rules from './rule-requests.ts';
import * as groups from './target-group-requests.ts';
import { NOT_REGISTERED, type TargetHealth } from './target-health.ts';
import type { RegisteredTarget, TargetName, TargetRegistry } from './target-registry.ts';

/**
 * The handler of the `elasticloadbalancing` service. It refuses what moto would wrongly accept, and answers all calls about
 * targets itself. moto keeps all other records.
 */
export const loadBalancingHandler =
  (state: LoadBalancerState): Handler =>
  async (call: ApiCall) => {
    const operation = OPERATIONS[call.operation];
    return operation === undefined ? 'pass' : operation(state, call.params);
  };

/** What the handler needs from the load balancer and EC2. */
interface LoadBalancerState {
  /** The records, including every write that was answered before. */
  records(): Promise<Records>;
  readonly targets: TargetRegistry;
  health(target: RegisteredTarget): TargetHealth;
  /** True if a node still routes by a rule that names this group (ELB-09). */
  namedAtANode(groupArn: string): boolean;
  /** The address and zone of a running instance, or null. */
  instance(id: string): Promise<{ readonly address: string; readonly zone: string } | null>;
}

type Operation = (state: LoadBalancerState, params: Params) => Promise<ApiAnswer | 'pass'>;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateLoadBalancer: async (_state, params) => {
    const type = optionalText(params, 'Type') ?? 'application';
    if (type !== 'application') throw beyondTheLab(`load balancers of type ${type}`);
    return 'pass';
  },
  CreateListener: async (state, params) => {
    rules.refuseOtherProtocols(params);
    return passChecked(state, text(params, 'LoadBalancerArn'), structures(params, 'DefaultActions'));
  },
  ModifyListener: async (state, params) => {
    rules.refuseOtherProtocols(params);
    return passChecked(state, text(params, 'ListenerArn'), structures(params, 'DefaultActions'));
  },
  CreateRule: async (state, params) => {
    const listenerArn = text(params, 'ListenerArn');
    checkRule(params);
    const records = await state.records();
    rules.checkPriorityFree(records, listenerArn, String(number(params, 'Priority')));
    rules.checkRoomForRule(records, listenerArn);
    return passChecked(state, listenerArn, structures(params, 'Actions'));
  },
  ModifyRule: async (state, params) => {
    checkRule(params);
    return passChecked(state, text(params, 'RuleArn'), structures(params, 'Actions'));
  },
  SetRulePriorities: async (state, params) => {
    const records = await state.records();
    const wishes = structures(params, 'RulePriorities');
    const moved = wishes.map((wish) => text(wish, 'RuleArn'));
    for (const wish of wishes) {
      rules.checkPriorityFree(records, text(wish, 'RuleArn'), String(number(wish, 'Priority')), moved);
    }
    return 'pass';
  },
  DeleteRule: async (state, params) => {
    rules.checkDeletable(await state.records(), text(params, 'RuleArn'));
    return 'pass';
  },
  CreateTargetGroup: async (state, params) => {
    groups.refuseOtherKinds(params);
    const existing = groups.sameTargetGroup(await state.records(), params);
    return existing === null ? 'pass' : { TargetGroups: [existing] };
  },
  ModifyTargetGroupAttributes: async (_state, params) => {
    groups.refuseOtherAttributes(structures(params, 'Attributes'));
    return 'pass';
  },
  DeleteTargetGroup: async (state, params) => {
    groups.checkUnused(await state.records(), text(params, 'TargetGroupArn'), (arn) =>
      state.namedAtANode(arn),
    );
    return 'pass';
  },
  RegisterTargets: async (state, params) => {
    const { arn, names } = await named(state, params);
    state.targets.register(await Promise.all(names.map((name) => located(state, arn, name))));
    return {};
  },
  DeregisterTargets: async (state, params) => {
    const { arn, names, attributes } = await named(state, params);
    state.targets.deregister(arn, names, deregistrationDelay(attributes));
    return {};
  },
  DescribeTargetHealth: async (state, params) => {
    const { arn, names, group } = await named(state, params);
    const registered = state.targets.of(arn);
    const asked = names.length === 0 ? registered : names;
    return {
      TargetHealthDescriptions: asked.map((name) => {
        const target = registered.find(({ id, port }) => id === name.id && port === name.port);
        const health = target === undefined ? NOT_REGISTERED : state.health(target);
        return described(name, group.HealthCheckPort ?? 'traffic-port', health);
      }),
    };
  },
};

const checkRule = (params: Params): void => {
  rules.refuseTransforms(params);
  rules.checkConditions(structures(params, 'Conditions'));
};

/** @param at ARN of the load balancer, or of a listener or rule of it */
const passChecked = async (
  state: LoadBalancerState,
  at: string,
  actions: readonly Params[],
): Promise<'pass'> => {
  rules.checkActions(actions);
  rules.checkAssociation(await state.records(), at, actions);
  return 'pass';
};

/** The group and the targets that a request names. @throws TargetGroupNotFound */
const named = async (
  state: LoadBalancerState,
  params: Params,
): Promise<GroupRecord & { readonly names: readonly TargetName[] }> => {
  const record = groups.groupRecordOf(await state.records(), text(params, 'TargetGroupArn'));
  const names = structures(params, 'Targets').map((target) => ({
    id: text(target, 'Id'),
    port: optionalNumber(target, 'Port') ?? record.group.Port ?? 0,
  }));
  return { ...record, names };
};

const located = async (
  state: LoadBalancerState,
  group: string,
  name: TargetName,
): Promise<Omit<RegisteredTarget, 'life'>> => {
  const place = await state.instance(name.id);
  if (place === null) {
    throw new ApiError(
      'InvalidTarget',
      `The following targets are not in a running state and cannot be registered: '${name.id}'`,
    );
  }
  return { group, ...name, ...place };
};

const described = (name: TargetName, checkPort: string, health: TargetHealth): ApiAnswer => ({
  Target: { Id: name.id, Port: name.port },
  HealthCheckPort: checkPort === 'traffic-port' ? String(name.port) : checkPort,
  TargetHealth: {
    State: health.state,
    ...(health.reason === null ? {} : { Reason: health.reason }),
    ...(health.description === null ? {} : { Description: health.description }),
  },
});
