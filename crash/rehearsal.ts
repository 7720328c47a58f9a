import type { ApiCall } from '../lab/ports.ts';
import type { Stage } from '../lab/stage.ts';
import { pointsOf, type Point } from './point.ts';
import type { Scenario } from './scenario.ts';

/** Runs a scenario untouched and reads from its calls where it can be struck. Throws when it goes wrong by itself. */
export async function rehearse(stage: Stage, scenario: Scenario): Promise<readonly Point[]> {
  await scenario.prepare(stage);
  const calls: ApiCall[] = [];
  const running = stage.start(scenario.run);
  const stop = stage.lab.door.intercept({ accessKey: stage.accessKey() }, ({ call, moment }) => {
    if (moment === 'before') calls.push(call);
    return 'proceed';
  });
  const { log } = await running.ended;
  stop();
  const wrong = scenario.wrong(await stage.look());
  if (wrong !== null) throw new Error(`${scenario.name}, untouched: ${wrong}\n${log.join('\n')}`);
  return pointsOf(calls);
}
