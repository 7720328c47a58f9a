import type { HealthView } from '../load-balancer/health/health-view.ts';
import type { RegisteredTarget } from './target-registry.ts';

/** As DescribeTargetHealth says it; a healthy target has neither reason nor description. */
export interface TargetHealth {
  readonly state: 'initial' | 'healthy' | 'unhealthy' | 'unused' | 'draining';
  readonly reason: string | null;
  readonly description: string | null;
}

const said = (state: TargetHealth['state'], reason: string, description: string): TargetHealth => ({
  state,
  reason,
  description,
});

export const NOT_REGISTERED = said(
  'unused',
  'Target.NotRegistered',
  'Target is not registered to the target group',
);

const NOT_IN_USE = said(
  'unused',
  'Target.NotInUse',
  'Target group is not configured to receive traffic from the load balancer',
);

const ZONE_NOT_ENABLED = said(
  'unused',
  'Target.NotInUse',
  'Target is in an Availability Zone that is not enabled for the load balancer',
);

const DRAINING = said('draining', 'Target.DeregistrationInProgress', 'Target deregistration is in progress');

const REGISTERING = said('initial', 'Elb.RegistrationInProgress', 'Target registration is in progress');

const CHECKING = said('initial', 'Elb.InitialHealthChecking', 'Initial health checks in progress');

const HEALTHY: TargetHealth = { state: 'healthy', reason: null, description: null };

/** What decides about a target beside its checks. */
export interface GroupUse {
  /** A rule of some listener names the group; weight 0 is enough. */
  readonly used: boolean;
  /** Zones of the load balancers that use it. */
  readonly zones: readonly string[];
}

/** Is the target one that load balancer nodes check and may send requests to? */
export const serves = (target: RegisteredTarget, use: GroupUse): boolean => standing(target, use) === null;

/** ELB-01, ELB-02. @param views of all nodes that check the target @param nodes how many there are */
export const healthOf = (
  target: RegisteredTarget,
  use: GroupUse,
  views: readonly HealthView[],
  nodes: number,
): TargetHealth => standing(target, use) ?? seen(views, nodes);

/** What is known without any check; null when the checks decide. */
const standing = (target: RegisteredTarget, use: GroupUse): TargetHealth | null => {
  if (target.life === 'draining') return DRAINING;
  if (target.life !== 'registered') {
    return said('unused', 'Target.InvalidState', `Target is in the ${target.life} state`);
  }
  if (!use.used) return NOT_IN_USE;
  return use.zones.includes(target.zone) ? null : ZONE_NOT_ENABLED;
};

/** Every node checks for itself: healthy is what all say, unhealthy what any says. */
const seen = (views: readonly HealthView[], nodes: number): TargetHealth => {
  const unhealthy = views.find(({ state }) => state === 'unhealthy');
  if (unhealthy !== undefined) return unwell(unhealthy);
  if (views.length < nodes) return REGISTERING;
  return views.every(({ state }) => state === 'healthy') ? HEALTHY : CHECKING;
};

const unwell = ({ failure }: HealthView): TargetHealth => {
  switch (failure?.kind) {
    case 'mismatch':
      return said(
        'unhealthy',
        'Target.ResponseCodeMismatch',
        `Health checks failed with these codes: [${failure.code}]`,
      );
    case 'timeout':
      return said('unhealthy', 'Target.Timeout', 'Request timed out');
    default:
      return said('unhealthy', 'Target.FailedHealthChecks', 'Health checks failed');
  }
};
