/** Users may not give tags below this prefix (`tags` refuses them). */
const TAG_PREFIX = 'torchserve-deploy:';

/** Keys of the tags by which the action recognises what it made. Each stands on a stack, some on the production rule. */
export const TAGS = {
  service: 'torchserve-deploy:service',
  environment: 'torchserve-deploy:environment',
  /** Id of the release that made the fleet. */
  release: 'torchserve-deploy:release',
  /** Digest of what the stack was made from. */
  manifest: 'torchserve-deploy:manifest',
  /** Digest of the fleet's sizes, scaling and tags. */
  capacity: 'torchserve-deploy:capacity',
  colour: 'torchserve-deploy:colour',
} as const;

export type Tags = Readonly<Record<string, string>>;

/** The tags that the action itself put on a stack, without the user's. */
export const ownTags = (tags: Tags): Tags =>
  Object.fromEntries(Object.entries(tags).filter(([key]) => key.startsWith(TAG_PREFIX)));

/** Tags of everything that belongs to a service and environment: the user's, and the two that name it. */
export const commonTags = (named: {
  readonly service: string;
  readonly environment: string;
  readonly tags: Tags;
}): Tags => ({
  ...named.tags,
  [TAGS.service]: named.service,
  [TAGS.environment]: named.environment,
});
