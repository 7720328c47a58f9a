import { rmSync } from 'node:fs';
import type { Stage } from '../../lab/stage/stage.ts';
import { must } from '../kit/must.ts';
import { onOwnLab } from './another-stage.ts';
import { holding, type Holding, type Inputs, promoted } from './runs.ts';
import { sleepingModels } from './sleeping-model.ts';

/**
 * Runs `work` on two real fleets of two instances that share the traffic equally. The workers of their model sleep when
 * a request asks for it. `url` is the service's.
 */
export async function onSleepingFleets<T>(
  inputs: Inputs,
  work: (stage: Stage, held: Holding, url: string) => Promise<T>,
): Promise<T> {
  using files = new DisposableStack();
  const workspace = files.adopt(await sleepingModels(), (folder) => rmSync(folder, { recursive: true }));
  const sizes = { workers: '1', 'min-size': '2', 'max-size': '2', ...inputs };
  return await onOwnLab(
    async (stage) => {
      const { outputs } = await promoted(stage, sizes, UNHURRIED);
      const held = await holding(stage, sizes, UNHURRIED);
      return work(stage, held, outputs['url']!);
    },
    REAL,
    workspace,
  );
}

/** Real servers: AWS's waits take a tenth of their time, and the action's own intervals are not shortened. */
const REAL = { scale: 0.1 } as const;
const UNHURRIED = { hurry: 1 } as const;

/** Throws if more instances were launched than the `before` that `launches` counted. */
export function mustReplaceNone(stage: Stage, before: number): void {
  const launched = launches(stage);
  must(launched === before, 'no instance is replaced', `${launched - before} were launched`);
}

/** The number of instances that were ever launched. */
export const launches = ({ lab }: Stage): number =>
  lab.door.log.calls({ service: 'ec2', operation: 'RunInstances' }).filter(({ status }) => status === 200)
    .length;
