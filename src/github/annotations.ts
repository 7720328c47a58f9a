import { error, warning, type Annotation } from './runner-commands.ts';

/** What the runner shows beside the job. */
export const annotateErrors = (shown: readonly Annotation[]): void => shown.forEach(error);

export const annotateWarnings = (shown: readonly Annotation[]): void => shown.forEach(warning);
