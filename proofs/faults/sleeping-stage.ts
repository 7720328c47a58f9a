import { rmSync } from 'node:fs';
import type { Stage } from '../../lab/stage.ts';
import { onOwnLab } from './another-stage.ts';
import { holding, released, type Holding, type Inputs } from './released.ts';
import { must } from './row.ts';
import { sleepingModels } from './sleeping-model.ts';

/** Real servers: AWS's waits are a tenth, the action's own are not shortened. */
const REAL = { scale: 0.1 } as const;
const UNHURRIED = { hurry: 1 } as const;

/** Two real fleets of two instances, half of the traffic each, of a model whose workers sleep when they are asked to. */
export async function onSleepingFleets<T>(
  inputs: Inputs,
  work: (stage: Stage, held: Holding, url: string) => Promise<T>,
): Promise<T> {
  const workspace = await sleepingModels();
  const wish = { workers: '1', 'min-size': '2', 'max-size': '2', ...inputs };
  try {
    return await onOwnLab(
      async (stage) => {
        const { outputs } = await released(stage, wish, UNHURRIED);
        const held = await holding(stage, wish, UNHURRIED);
        return work(stage, held, outputs['url']!);
      },
      REAL,
      workspace,
    );
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** Instances that were ever launched: four, when none was replaced. */
export function mustReplaceNone(stage: Stage, before: number): void {
  const launched = launches(stage);
  must(launched === before, 'no instance is replaced', `${launched - before} were launched`);
}

export const launches = ({ lab }: Stage): number =>
  lab.door.log.calls({ service: 'ec2', operation: 'RunInstances' }).filter(({ status }) => status === 200)
    .length;
