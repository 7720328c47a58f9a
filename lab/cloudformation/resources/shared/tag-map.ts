import type { Tag } from '../../tag.ts';

export function asTagMap(tags: readonly Tag[] = []): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

/** Keys of the tags that are there no more. */
export function removedKeys(now: readonly Tag[] = [], before: readonly Tag[] = []): string[] {
  return before.map(({ Key }) => Key).filter((key) => !now.some(({ Key }) => Key === key));
}
