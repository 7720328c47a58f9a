import type { Problem } from '../errors.ts';

/**
 * Problem codes that several files share: code decides upon them (nothing else compares the text of a code), or two
 * rooms raise the same problem.
 */

/** AWS gave no usable answer for some time. Made by src/aws/vendor-error.ts. */
export const AWS_SILENT = 'TSD3003';

/** Another run leads the release. Made by core/plan/claim.ts. */
export const LED_ELSEWHERE = 'TSD4503';

/** The release was cancelled, rather than failed. Made by core/problems/causes.ts. */
export const CANCELLED = 'TSD4401';

/** A path does not name a file of the workspace. Made by core/inputs/definitions/release.ts and src/files. */
export const OUTSIDE_WORKSPACE = 'TSD1401';

export const isAwsSilent = ({ code }: Problem): boolean => code === AWS_SILENT;

export const isLedElsewhere = ({ code }: Problem): boolean => code === LED_ELSEWHERE;

export const isCancellation = ({ code }: Problem): boolean => code === CANCELLED;
