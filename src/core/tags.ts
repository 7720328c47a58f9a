/** The tags that the action gives its resources, and by which it recognises them. */

/** Prefix of the action's own tag keys. The input `tags` refuses keys that begin with it. */
const TAG_PREFIX = 'torchserve-deploy:';

/** Keys of the tags by which the action recognises its stacks. The production rule has some of them too. */
export const TAGS = {
  service: 'torchserve-deploy:service',
  environment: 'torchserve-deploy:environment',
  /** Id of the release that made the fleet. */
  release: 'torchserve-deploy:release',
  /** Digest of everything that the stack was made from. */
  manifest: 'torchserve-deploy:manifest',
  /** Digest of the fleet's sizes, scaling and tags. */
  capacity: 'torchserve-deploy:capacity',
  colour: 'torchserve-deploy:colour',
} as const;

type Tags = Readonly<Record<string, string>>;

/** Picks the action's own tags out of the tags of a stack. */
export const ownTags = (tags: Tags): Tags =>
  Object.fromEntries(Object.entries(tags).filter(([key]) => key.startsWith(TAG_PREFIX)));

/** Makes the tags that every resource of a service and environment gets: the user's, and the two that name it. */
export const commonTags = (named: {
  readonly service: string;
  readonly environment: string;
  readonly tags: Tags;
}): Tags => ({
  ...named.tags,
  [TAGS.service]: named.service,
  [TAGS.environment]: named.environment,
});
