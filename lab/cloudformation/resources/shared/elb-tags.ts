import {
  AddTagsCommand,
  RemoveTagsCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Tag } from '../../tag.ts';
import { removedKeys } from './tag-map.ts';

/** The tags of ELB resources, when they are created and when they change. */

/** Tags in the form of ELB's create calls, which refuse an empty list. */
export const tagsForElb = (tags: Tag[] | undefined): Tag[] | undefined =>
  tags?.length === 0 ? undefined : tags;

/** Changes the tags of an existing ELB resource. */
export async function retagElb(
  elb: ElasticLoadBalancingV2Client,
  arn: string,
  tags: readonly Tag[] = [],
  previous: readonly Tag[] = [],
): Promise<void> {
  const TagKeys = removedKeys(tags, previous);
  if (TagKeys.length > 0) await elb.send(new RemoveTagsCommand({ ResourceArns: [arn], TagKeys }));
  if (tags.length > 0) await elb.send(new AddTagsCommand({ ResourceArns: [arn], Tags: [...tags] }));
}
