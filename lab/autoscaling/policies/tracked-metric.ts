import {
  beyondTheLab,
  optionalNumber,
  optionalStructure,
  optionalText,
  structures,
  text,
  type Params,
} from '../../door/call-params.ts';
import { ApiError } from '../../ports.ts';

/** The metric that a policy's alarms watch for a group, in PutMetricAlarm's shape. */
export type MetricOf = (groupName: string) => Readonly<Record<string, unknown>>;

/** Reads the metric of a target tracking configuration. Refuses metrics that the lab cannot watch. */
export function trackedMetricIn(settings: Params): MetricOf {
  const predefined = optionalStructure(settings, 'PredefinedMetricSpecification');
  const customized = optionalStructure(settings, 'CustomizedMetricSpecification');
  if ((predefined === undefined) === (customized === undefined)) {
    throw new ApiError(
      'ValidationError',
      'Exactly one of a predefined and a customized metric must be specified',
    );
  }
  return predefined === undefined ? customizedIn(customized ?? {}) : predefinedIn(predefined);
}

function predefinedIn(specification: Params): MetricOf {
  const type = text(specification, 'PredefinedMetricType');
  if (type === 'ALBRequestCountPerTarget') return requestsIn(text(specification, 'ResourceLabel'));
  const MetricName = OF_INSTANCES[type];
  if (MetricName === undefined) throw beyondTheLab(`the predefined metric ${type}`);
  return (group) => ({
    Namespace: 'AWS/EC2',
    MetricName,
    Statistic: 'Average',
    Period: 60,
    Dimensions: [{ Name: 'AutoScalingGroupName', Value: group }],
  });
}

const OF_INSTANCES: Readonly<Record<string, string>> = {
  ASGAverageCPUUtilization: 'CPUUtilization',
  ASGAverageNetworkIn: 'NetworkIn',
  ASGAverageNetworkOut: 'NetworkOut',
};

/** @param label `app/NAME/ID/targetgroup/NAME/ID`. The metric is an average, but its statistic is Sum (CW-06). */
function requestsIn(label: string): MetricOf {
  const [, group] = /^app\/[^/]+\/[^/]+\/(targetgroup\/[^/]+\/[^/]+)$/.exec(label) ?? [];
  if (group === undefined) throw new ApiError('ValidationError', `Invalid resource label: ${label}`);
  return () => ({
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'RequestCountPerTarget',
    Statistic: 'Sum',
    Period: 60,
    Dimensions: [{ Name: 'TargetGroup', Value: group }],
  });
}

function customizedIn(specification: Params): MetricOf {
  if (specification['Metrics'] !== undefined) throw beyondTheLab('target tracking of metric math');
  const unit = optionalText(specification, 'Unit');
  const metric = {
    Namespace: text(specification, 'Namespace'),
    MetricName: text(specification, 'MetricName'),
    Statistic: text(specification, 'Statistic'),
    Period: optionalNumber(specification, 'Period') ?? 60,
    Dimensions: structures(specification, 'Dimensions'),
    ...(unit === undefined ? {} : { Unit: unit }),
  };
  return () => metric;
}
