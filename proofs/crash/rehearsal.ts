import type { ApiCall } from '../../lab/ports.ts';
import type { Stage } from '../../lab/stage.ts';
import { pointsOf, type Point } from './point.ts';
import type { Scenario } from './scenario.ts';

/** Runs a scenario untouched and reads from its calls where it can be struck. Throws when it goes wrong by itself. */
export async function rehearse(stage: Stage, scenario: Scenario): Promise<readonly Point[]> {
  const { run, wrong } = await scenario.prepare(stage);
  const calls: ApiCall[] = [];
  const running = stage.start(run);
  const stop = stage.lab.door.intercept({ accessKey: stage.accessKey() }, ({ call, moment }) => {
    if (moment === 'before') calls.push(call);
    return 'proceed';
  });
  const { log } = await running.ended;
  stop();
  const failure = wrong(await stage.look());
  if (failure !== null) throw new Error(`${scenario.name}, untouched: ${failure}\n${log.join('\n')}`);
  return pointsOf(calls);
}
