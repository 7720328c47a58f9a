import type { Tag } from '../../tag.ts';

/** Tags as a map from key to value. */
export function asTagMap(tags: readonly Tag[] = []): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

/** Keys of the tags that were removed. */
export function removedKeys(now: readonly Tag[] = [], before: readonly Tag[] = []): string[] {
  return before.map(({ Key }) => Key).filter((key) => !now.some(({ Key }) => Key === key));
}
