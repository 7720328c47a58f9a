import type { Stage } from '../../lab/stage/stage.ts';

/** Every write of weights on this stage's rule, whoever made it, oldest first. */
export function trafficMoves(stage: Stage): readonly TrafficMove[] {
  return stage.lab.observer.changes().flatMap(({ at, accessKey, after }) => {
    const own = Object.entries(after).flatMap(([arn, weight]) => {
      const side = stage.sideOf(arn);
      return side === null ? [] : [[side, weight] as const];
    });
    return own.length === 0 ? [] : [{ at, accessKey, blue: 0, green: 0, ...Object.fromEntries(own) }];
  });
}

/** One write of weights on a stage's rule: who made it, when it took effect, and the weights. */
interface TrafficMove {
  readonly at: number;
  readonly accessKey: string;
  readonly blue: number;
  readonly green: number;
}
