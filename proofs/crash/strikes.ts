import type { Lab } from '../../lab/lab.ts';
import { openStage } from '../../lab/stage/stage.ts';
import { rehearse } from './rehearsal.ts';
import type { Scenario } from './scenario.ts';
import { strike, type Struck } from './strike.ts';

/** Strikes one scenario at its points and repeats each run. Several stages share the points. */
export async function strikeAll(
  { lab, workspace }: Place,
  scenario: Scenario,
  share: Share,
  onStruck: (struck: Struck) => void = () => undefined,
): Promise<readonly Struck[]> {
  const points = await rehearse(await openStage(lab, workspace), scenario);
  const left = points
    .filter((_point, n) => n % share.of === share.from)
    .map((point, n) => ({ point, swept: n % 2 === 1 }));
  const found: Struck[] = [];
  const work = async (): Promise<void> => {
    let stage = await openStage(lab, workspace);
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const struck = await strike(stage, scenario, next);
      found.push(struck);
      onStruck(struck);
      // A stage on which something went wrong would spoil the next strikes.
      if (struck.wrong !== null) stage = await openStage(lab, workspace);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

/** Which points of a scenario are struck: every `of`-th one, starting with number `from` (0 is the first). */
interface Share {
  readonly of: number;
  readonly from: number;
}

/** Stages at a time: two processors are enough, since a run mostly waits. */
const AT_ONCE = 4;

/** The lab, and the folder of the archives that its runs release. */
interface Place {
  readonly lab: Lab;
  readonly workspace: string;
}
