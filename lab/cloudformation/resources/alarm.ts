import {
  DeleteAlarmsCommand,
  PutMetricAlarmCommand,
  TagResourceCommand,
  UntagResourceCommand,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import type { Tag } from '../tag.ts';
import { resourceType } from '../resource-type.ts';
import { removedKeys } from './shared/tag-map.ts';

type Alarm = Omit<PutMetricAlarmCommandInput, 'AlarmName' | 'Tags'> & {
  readonly AlarmName?: string;
  readonly Tags?: Tag[];
};

/** The resource type AWS::CloudWatch::Alarm: creates, changes and deletes metric alarms. */
export const alarm = resourceType<Alarm>({
  supports: [
    'ActionsEnabled',
    'AlarmActions',
    'AlarmDescription',
    'AlarmName',
    'ComparisonOperator',
    'DatapointsToAlarm',
    'Dimensions',
    'EvaluateLowSampleCountPercentile',
    'EvaluationPeriods',
    'ExtendedStatistic',
    'InsufficientDataActions',
    'MetricName',
    'Metrics',
    'Namespace',
    'OKActions',
    'Period',
    'Statistic',
    'Tags',
    'Threshold',
    'ThresholdMetricId',
    'TreatMissingData',
    'Unit',
  ],
  async create(properties, context) {
    const AlarmName = properties.AlarmName ?? context.newName(255);
    await context.cloudwatch.send(new PutMetricAlarmCommand({ ...properties, AlarmName }));
    const Arn = `arn:aws:cloudwatch:${context.region}:${context.accountId}:alarm:${AlarmName}`;
    return { physicalId: AlarmName, attributes: { Arn } };
  },
  async update({ physicalId: AlarmName, attributes }, { Tags, ...properties }, previous, { cloudwatch }) {
    await cloudwatch.send(new PutMetricAlarmCommand({ ...properties, AlarmName }));
    const ResourceARN = String(attributes['Arn']);
    const TagKeys = removedKeys(Tags, previous.Tags);
    if (TagKeys.length > 0) await cloudwatch.send(new UntagResourceCommand({ ResourceARN, TagKeys }));
    if (Tags !== undefined) await cloudwatch.send(new TagResourceCommand({ ResourceARN, Tags }));
    return attributes;
  },
  async remove({ physicalId }, _properties, { cloudwatch }) {
    await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [physicalId] }));
  },
});
