import { basename } from 'node:path';

/** What the bundle can be started as. */
export const VERBS = ['deploy', 'rollback', 'continue', 'status', 'destroy', 'sweep'] as const;

export type Verb = (typeof VERBS)[number];

/**
 * The verb, by the file that was started: `dist/rollback.js` and the like import the bundle and are nothing else, so
 * that no input can choose another verb. The bundle itself is `deploy`.
 */
export const verbOf = (script: string): Verb => {
  const name = basename(script, '.js');
  return VERBS.find((verb) => verb === name) ?? 'deploy';
};
