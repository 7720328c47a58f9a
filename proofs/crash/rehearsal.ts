import type { ApiCall } from '../../lab/ports.ts';
import type { Stage } from '../../lab/stage/stage.ts';
import { pointsOf, type Point } from './point.ts';
import type { Scenario } from './scenario.ts';

/** Runs a scenario undisturbed and derives the points from its calls. Throws when the run goes wrong by itself. */
export async function rehearse(stage: Stage, scenario: Scenario): Promise<readonly Point[]> {
  const { run, wrong } = await scenario.prepare(stage);
  const calls: ApiCall[] = [];
  const running = stage.start(run);
  using watches = new DisposableStack();
  watches.defer(
    stage.lab.door.intercept({ accessKey: stage.accessKey() }, ({ call, moment }) => {
      if (moment === 'before') calls.push(call);
      return 'proceed';
    }),
  );
  const { log } = await running.ended;
  const failure = wrong(await stage.look());
  if (failure !== null) throw new Error(`${scenario.name}, undisturbed: ${failure}\n${log.join('\n')}`);
  return pointsOf(calls);
}
