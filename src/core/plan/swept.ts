import type { Problem } from '../errors.ts';
import type { ReleaseRecord } from '../record.ts';

/** The result of a sweep for one service and environment. */
export interface Swept {
  readonly service: string;
  readonly environment: string;
  readonly did: 'nothing' | 'left to its run' | 'needs a person' | 'healed' | 'tidied' | 'failed';
  readonly record: ReleaseRecord | null;
  readonly problems: readonly Problem[];
}
