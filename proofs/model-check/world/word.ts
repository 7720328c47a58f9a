import type { Intent } from '../../../src/core/intent.ts';

/** What another run asks of a release, e.g. to go back: the intent without its author and time. */
export type Word = Pick<Intent, 'kind' | 'releaseId' | 'step'>;
