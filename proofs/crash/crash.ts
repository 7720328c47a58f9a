import type { Lab } from '../../lab/lab.ts';
import { openStage } from '../../lab/stage.ts';
import { rehearse } from './rehearsal.ts';
import type { Scenario } from './scenario.ts';
import { strike, type Struck } from './strike.ts';

/** Every point (`of` 1), or every so many from one on. */
export interface Share {
  readonly of: number;
  readonly from: number;
}

/** Stages at a time: two processors, and a good part of a run is waiting. */
const AT_ONCE = 4;

/**
 * Strikes one scenario at its points, each on a stage that takes the next as soon as it is free.
 * @param share one of how many points, from which one on
 */
export async function crash(
  lab: Lab,
  workspace: string,
  scenario: Scenario,
  share: Share,
  told: (struck: Struck) => void,
): Promise<readonly Struck[]> {
  const points = await rehearse(await openStage(lab, workspace), scenario);
  const left = points
    .filter((_point, n) => n % share.of === share.from)
    .map((point, n) => ({ point, swept: n % 2 === 1 }));
  const found: Struck[] = [];
  const work = async (): Promise<void> => {
    let stage = await openStage(lab, workspace);
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const struck = await strike(stage, scenario, next.point, next.swept);
      found.push(struck);
      told(struck);
      // What went wrong here is not to spoil what comes.
      if (struck.wrong !== null) stage = await openStage(lab, workspace);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}
