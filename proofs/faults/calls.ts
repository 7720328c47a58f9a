import type { CallEntry } from '../../lab/door/call-log.ts';
import type { Stage } from '../../lab/stage.ts';

/** Calls that were carried out for this key, oldest first; with `operation`, those alone. */
export const callsOf = (stage: Stage, accessKey: string, operation?: string): readonly CallEntry[] =>
  stage.lab.door.log
    .calls({ accessKey, ...(operation === undefined ? {} : { operation }) })
    .filter(({ status }) => status > 0 && status < 300);

/** Weights that anybody wrote on this stage's rule: by whom, when, and to what, oldest first. */
export interface Moved {
  readonly at: number;
  readonly accessKey: string;
  readonly blue: number;
  readonly green: number;
}

export function moves(stage: Stage): readonly Moved[] {
  return stage.lab.observer.changes().flatMap(({ at, accessKey, after }) => {
    const own = Object.entries(after).flatMap(([arn, weight]) => {
      const side = stage.sideOf(arn);
      return side === null ? [] : [[side, weight] as const];
    });
    return own.length === 0 ? [] : [{ at, accessKey, blue: 0, green: 0, ...Object.fromEntries(own) }];
  });
}
