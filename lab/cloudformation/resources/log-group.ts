import {
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DeleteRetentionPolicyCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Tag } from '../tag.ts';
import { resourceType } from '../resource-type.ts';
import { asTagMap, removedKeys } from './shared/tag-map.ts';

interface LogGroup {
  readonly LogGroupName?: string;
  readonly RetentionInDays?: number;
  readonly Tags?: readonly Tag[];
}

/** The resource type AWS::Logs::LogGroup: creates, changes and deletes log groups. */
export const logGroup = resourceType<LogGroup>({
  supports: ['LogGroupName', 'RetentionInDays', 'Tags'],
  async create({ LogGroupName, Tags }, context) {
    const name = LogGroupName ?? context.newName(512);
    await context.logs.send(new CreateLogGroupCommand({ logGroupName: name, tags: asTagMap(Tags) }));
    const Arn = `arn:aws:logs:${context.region}:${context.accountId}:log-group:${name}:*`;
    return { physicalId: name, attributes: { Arn } };
  },
  async finish({ physicalId: logGroupName }, { RetentionInDays: retentionInDays }, { logs }) {
    if (retentionInDays === undefined) return;
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
  },
  async update({ physicalId: logGroupName, attributes }, { RetentionInDays, Tags }, previous, { logs }) {
    if (RetentionInDays === undefined) await logs.send(new DeleteRetentionPolicyCommand({ logGroupName }));
    else await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: RetentionInDays }));
    const resourceArn = String(attributes['Arn']).replace(/:\*$/, '');
    const tagKeys = removedKeys(Tags, previous.Tags);
    if (tagKeys.length > 0) await logs.send(new UntagResourceCommand({ resourceArn, tagKeys }));
    if (Tags !== undefined) await logs.send(new TagResourceCommand({ resourceArn, tags: asTagMap(Tags) }));
    return attributes;
  },
  async remove({ physicalId: logGroupName }, _properties, { logs }) {
    await logs.send(new DeleteLogGroupCommand({ logGroupName }));
  },
});
