import { CreateTagsCommand, DeleteTagsCommand, type EC2Client, type ResourceType } from '@aws-sdk/client-ec2';
import type { Tag } from '../../tag.ts';
import { removedKeys } from './tag-map.ts';

/** The tags of EC2 resources, when they are created and when they change. */

/** Tags in the form of EC2's create calls. */
export function tagsOnCreate(type: ResourceType, tags: readonly Tag[] | undefined) {
  return tags === undefined || tags.length === 0 ? undefined : [{ ResourceType: type, Tags: [...tags] }];
}

/** Changes the tags of an existing EC2 resource. */
export async function retag(
  ec2: EC2Client,
  id: string,
  tags: readonly Tag[] = [],
  previous: readonly Tag[] = [],
): Promise<void> {
  const gone = removedKeys(tags, previous).map((Key) => ({ Key }));
  if (gone.length > 0) await ec2.send(new DeleteTagsCommand({ Resources: [id], Tags: gone }));
  if (tags.length > 0) await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [...tags] }));
}
