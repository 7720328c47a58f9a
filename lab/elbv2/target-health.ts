import type { HealthView } from '../load-balancer/health/health-view.ts';
import type { RegisteredTarget } from './target-registry.ts';

/** A target's health, as DescribeTargetHealth describes it. A healthy target has no reason and no description. */
export interface TargetHealth {
  readonly state: 'initial' | 'healthy' | 'unhealthy' | 'unused' | 'draining';
  readonly reason: string | null;
  readonly description: string | null;
}

const healthIn = (state: TargetHealth['state'], reason: string, description: string): TargetHealth => ({
  state,
  reason,
  description,
});

export const NOT_REGISTERED = healthIn(
  'unused',
  'Target.NotRegistered',
  'Target is not registered to the target group',
);

const NOT_IN_USE = healthIn(
  'unused',
  'Target.NotInUse',
  'Target group is not configured to receive traffic from the load balancer',
);

const ZONE_NOT_ENABLED = healthIn(
  'unused',
  'Target.NotInUse',
  'Target is in an Availability Zone that is not enabled for the load balancer',
);

const DRAINING = healthIn(
  'draining',
  'Target.DeregistrationInProgress',
  'Target deregistration is in progress',
);

const REGISTERING = healthIn('initial', 'Elb.RegistrationInProgress', 'Target registration is in progress');

const CHECKING = healthIn('initial', 'Elb.InitialHealthChecking', 'Initial health checks in progress');

const HEALTHY: TargetHealth = { state: 'healthy', reason: null, description: null };

/** How load balancers use a target group. */
export interface GroupUse {
  /** True if a rule of any listener names the group, even with weight 0. */
  readonly used: boolean;
  /** Zones of the load balancers that use it. */
  readonly zones: readonly string[];
}

/** True if the nodes check the target and may send it requests. */
export const serves = (target: RegisteredTarget, use: GroupUse): boolean =>
  stateWithoutChecks(target, use) === null;

/** The health of a target (ELB-01, ELB-02). @param views of the nodes that check it @param nodes the number of all nodes */
export const healthOf = (
  target: RegisteredTarget,
  use: GroupUse,
  views: readonly HealthView[],
  nodes: number,
): TargetHealth => stateWithoutChecks(target, use) ?? stateFromChecks(views, nodes);

/** The state that follows without checks; null when the checks decide. */
const stateWithoutChecks = (target: RegisteredTarget, use: GroupUse): TargetHealth | null => {
  if (target.life === 'draining') return DRAINING;
  if (target.life !== 'registered') {
    return healthIn('unused', 'Target.InvalidState', `Target is in the ${target.life} state`);
  }
  if (!use.used) return NOT_IN_USE;
  return use.zones.includes(target.zone) ? null : ZONE_NOT_ENABLED;
};

/** The state that follows from the nodes' checks: healthy if all nodes say so, unhealthy if one does. */
const stateFromChecks = (views: readonly HealthView[], nodes: number): TargetHealth => {
  const unhealthy = views.find(({ state }) => state === 'unhealthy');
  if (unhealthy !== undefined) return unhealthyState(unhealthy);
  if (views.length < nodes) return REGISTERING;
  return views.every(({ state }) => state === 'healthy') ? HEALTHY : CHECKING;
};

const unhealthyState = ({ failure }: HealthView): TargetHealth => {
  switch (failure?.kind) {
    case 'mismatch':
      return healthIn(
        'unhealthy',
        'Target.ResponseCodeMismatch',
        `Health checks failed with these codes: [${failure.code}]`,
      );
    case 'timeout':
      return healthIn('unhealthy', 'Target.Timeout', 'Request timed out');
    default:
      return healthIn('unhealthy', 'Target.FailedHealthChecks', 'Health checks failed');
  }
};
