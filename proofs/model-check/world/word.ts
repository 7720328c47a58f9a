import type { Intent } from '../../../src/core/intent.ts';

/** What another run asks of a release, such as to go back: the intent without its author and time. */
export type Word = Pick<Intent, 'kind' | 'releaseId' | 'step'>;
