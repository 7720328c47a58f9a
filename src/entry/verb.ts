import { basename } from 'node:path';

/** The verbs, each the name of a file that starts the bundle. */
export const VERBS = ['deploy', 'rollback', 'continue', 'status', 'destroy', 'sweep'] as const;

export type Verb = (typeof VERBS)[number];

/**
 * The verb, by the name of the file that was started: `dist/rollback.js` and the like only import the bundle, so that no
 * input can choose another verb. The bundle itself is `deploy`.
 */
export const verbOf = (script: string): Verb => {
  const name = basename(script, '.js');
  return VERBS.find((verb) => verb === name) ?? 'deploy';
};
