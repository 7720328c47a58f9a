import {
  DeleteAlarmsCommand,
  PutMetricAlarmCommand,
  TagResourceCommand,
  UntagResourceCommand,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import type { Tag } from '../tag.ts';
import { resourceType } from '../resource-type.ts';
import { goneKeys } from './shared/tag-map.ts';

type Alarm = Omit<PutMetricAlarmCommandInput, 'AlarmName' | 'Tags'> & {
  readonly AlarmName?: string;
  readonly Tags?: Tag[];
};

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
  async create(properties, at) {
    const AlarmName = properties.AlarmName ?? at.newName(255);
    await at.cloudwatch.send(new PutMetricAlarmCommand({ ...properties, AlarmName }));
    const Arn = `arn:aws:cloudwatch:${at.region}:${at.accountId}:alarm:${AlarmName}`;
    return { physicalId: AlarmName, attributes: { Arn } };
  },
  async update({ physicalId: AlarmName, attributes }, { Tags, ...properties }, previous, { cloudwatch }) {
    await cloudwatch.send(new PutMetricAlarmCommand({ ...properties, AlarmName }));
    const ResourceARN = String(attributes['Arn']);
    const TagKeys = goneKeys(Tags, previous.Tags);
    if (TagKeys.length > 0) await cloudwatch.send(new UntagResourceCommand({ ResourceARN, TagKeys }));
    if (Tags !== undefined) await cloudwatch.send(new TagResourceCommand({ ResourceARN, Tags }));
    return attributes;
  },
  async remove({ physicalId }, _properties, { cloudwatch }) {
    await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [physicalId] }));
  },
});
