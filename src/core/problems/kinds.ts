import type { Problem } from '../errors.ts';

/** Kinds of problem that code decides upon. Nothing else compares the text of a code. */

/** AWS gave no usable answer for some time. Made by src/aws/vendor-error.ts. */
export const AWS_SILENT = 'TSD3003';

/** Another run leads the release. Made by core/plan/claim.ts. */
export const LED_ELSEWHERE = 'TSD4503';

/** The release was cancelled, rather than failed. Made by core/problems/causes.ts. */
export const CANCELLED = 'TSD4401';

export const isAwsSilent = ({ code }: Problem): boolean => code === AWS_SILENT;

export const isLedElsewhere = ({ code }: Problem): boolean => code === LED_ELSEWHERE;

export const isCancellation = ({ code }: Problem): boolean => code === CANCELLED;
