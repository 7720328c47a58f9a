import type { ApiCall } from '../../../lab/ports.ts';
import type { Stage } from '../../../lab/stage/stage.ts';

/** Resolves with the time (`performance.now()`) at which the next call that is meant reaches the lab's door. */
export function callTime(stage: Stage, isMeant: (call: ApiCall) => boolean): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const stop = stage.lab.door.intercept(isMeant, ({ moment }) => {
    if (moment === 'before') {
      stop();
      resolve(performance.now());
    }
    return 'proceed';
  });
  return promise;
}

/** Resolves with the time at which the run that was started last writes weights next. */
export function shiftTime(stage: Stage): Promise<number> {
  const key = stage.accessKey();
  return callTime(stage, ({ operation, accessKey }) => operation === 'ModifyRule' && accessKey === key);
}
