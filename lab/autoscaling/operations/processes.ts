import { acceptOnly, text, texts } from '../../door/call-params.ts';
import { ApiError } from '../../ports.ts';
import type { Operations } from './operation.ts';

const PROCESSES = [
  'Launch',
  'Terminate',
  'AddToLoadBalancer',
  'AlarmNotification',
  'AZRebalance',
  'HealthCheck',
  'InstanceRefresh',
  'ReplaceUnhealthy',
  'ScheduledActions',
];

const METRICS = [
  'GroupMinSize',
  'GroupMaxSize',
  'GroupDesiredCapacity',
  'GroupInServiceInstances',
  'GroupPendingInstances',
  'GroupStandbyInstances',
  'GroupTerminatingInstances',
  'GroupTotalInstances',
];

/** What a group does by itself: its processes (an empty list means all of them) and its metrics (stored only). */
export const PROCESS_CONTROL: Operations = {
  SuspendProcesses(parts, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'ScalingProcesses']);
    const { name } = parts.groups.require(text(call.params, 'AutoScalingGroupName'));
    const named = processesIn(texts(call.params, 'ScalingProcesses'));
    parts.groups.change(name, (group) => ({
      ...group,
      suspended: [...new Set([...group.suspended, ...named])],
    }));
    return {};
  },

  ResumeProcesses(parts, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'ScalingProcesses']);
    const { name } = parts.groups.require(text(call.params, 'AutoScalingGroupName'));
    const named = processesIn(texts(call.params, 'ScalingProcesses'));
    parts.groups.change(name, (group) => ({
      ...group,
      suspended: group.suspended.filter((process) => !named.includes(process)),
    }));
    parts.wake();
    return {};
  },

  EnableMetricsCollection(parts, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'Metrics', 'Granularity']);
    const { name } = parts.groups.require(text(call.params, 'AutoScalingGroupName'));
    const named = texts(call.params, 'Metrics');
    const metrics = named.length === 0 ? METRICS : named;
    parts.groups.change(name, (group) => ({
      ...group,
      enabledMetrics: [...new Set([...group.enabledMetrics, ...metrics])],
    }));
    return {};
  },

  DisableMetricsCollection(parts, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'Metrics']);
    const { name } = parts.groups.require(text(call.params, 'AutoScalingGroupName'));
    const named = texts(call.params, 'Metrics');
    parts.groups.change(name, (group) => ({
      ...group,
      enabledMetrics:
        named.length === 0 ? [] : group.enabledMetrics.filter((metric) => !named.includes(metric)),
    }));
    return {};
  },
};

function processesIn(named: readonly string[]): readonly string[] {
  const strange = named.find((name) => !PROCESSES.includes(name));
  if (strange !== undefined) {
    throw new ApiError('ValidationError', `1 validation error detected: Invalid process name ${strange}`);
  }
  return named.length === 0 ? PROCESSES : named;
}
