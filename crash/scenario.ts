import { TERMINAL } from '../src/core/record.ts';
import { serving } from '../src/core/traffic.ts';
import type { Verdict } from '../lab/door/interceptions.ts';
import type { ApiCall } from '../lab/ports.ts';
import type { RunWish, Scene, Stage } from '../lab/stage.ts';

/** A run that is struck at every point, from a world that is made anew for each. */
export interface Scenario {
  readonly name: string;
  /** Brings the stage to where the run begins; called again after each strike, whatever that left. */
  readonly prepare: (stage: Stage) => Promise<void>;
  /** The run to be struck, then to be repeated. */
  readonly run: RunWish;
  /** What is wrong with how the world is once the repeated run has ended; null: nothing. */
  readonly wrong: (scene: Scene) => string | null;
}

const version = (number: string): Readonly<Record<string, string>> => ({
  'model-artifact': `${number}/digits.mar`,
});

/** A release that has to go through before the scenario can begin. */
async function must(stage: Stage, wish: RunWish): Promise<void> {
  const { exitCode, log } = await stage.start(wish).ended;
  if (exitCode !== 0) throw new Error(`the stage could not be set:\n${log.join('\n')}`);
}

const live = (number: string) => (stage: Stage) => must(stage, { inputs: version(number) });

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a first release',
    prepare: (stage) => destroyed(stage),
    run: { inputs: version('1.0') },
    wrong: (scene) => notServing(scene, '1.0'),
  },
  {
    name: 'a second release',
    prepare: live('1.0'),
    run: { inputs: version('2.0') },
    wrong: (scene) => notServing(scene, '2.0'),
  },
  {
    name: 'a release that fails under traffic',
    prepare: async (stage) => {
      degradeUnderTraffic(stage);
      await must(stage, { inputs: version('1.0') });
    },
    run: { inputs: version('4.0') },
    wrong: (scene) => notServing(scene, '1.0'),
  },
  {
    name: 'a rollback to a parked fleet',
    prepare: async (stage) => {
      await must(stage, { inputs: version('1.0') });
      await must(stage, { inputs: { ...version('2.0'), 'keep-previous': '1h' } });
    },
    run: { action: 'rollback' },
    wrong: (scene) => notServing(scene, '1.0'),
  },
  {
    name: 'a change of capacity',
    prepare: live('1.0'),
    run: { inputs: { ...version('1.0'), 'max-size': '6' } },
    wrong: (scene) =>
      notServing(scene, '1.0') ?? (maximum(scene) === 6 ? null : `the maximum is ${maximum(scene)}`),
  },
  {
    name: 'destroy',
    prepare: live('1.0'),
    run: { action: 'destroy' },
    wrong: ({ seen }) => {
      const left = [seen.edge, seen.fleets.blue.stack, seen.fleets.green.stack].filter(
        ({ state }) => state !== 'absent',
      );
      return left.length === 0
        ? null
        : `left: ${left.map(({ name, status }) => `${name} ${status}`).join(', ')}`;
    },
  },
];

const DEGRADING = new WeakSet<Stage>();

/** From its first weight on, what version 4.0 serves is wrong: so on this stage, for every release of it. */
function degradeUnderTraffic(stage: Stage): void {
  if (DEGRADING.has(stage)) return;
  DEGRADING.add(stage);
  const { door, hollow } = stage.lab;
  const shifts = (call: ApiCall): boolean =>
    call.operation === 'ModifyRule' && call.accessKey === stage.accessKey();
  door.intercept(shifts, async ({ moment }): Promise<Verdict> => {
    const { record } = await stage.look();
    if (moment === 'after' && record?.artifact.modelVersion === '4.0')
      hollow.degrade({ releaseId: record.releaseId });
    return 'proceed';
  });
}

async function destroyed(stage: Stage): Promise<void> {
  if ((await stage.look()).seen.edge.state === 'absent') return;
  await must(stage, { action: 'destroy' });
}

/** All weight on one side, whose fleet is of this model and as large as it should be, healthy in two zones. */
function notServing({ record, seen, served }: Scene, modelVersion: string): string | null {
  const side = serving(seen.rule?.weights);
  if (side === null || side === 'split') return `traffic is ${JSON.stringify(seen.rule?.weights ?? null)}`;
  if (record === null || !TERMINAL.has(record.phase))
    return `the record is in ${record?.phase ?? 'no phase'}`;
  if (record.phase === 'stuck') return `stuck: ${record.cause?.message}`;
  const healthy = seen.targets[side].filter(({ state }) => state === 'healthy');
  if (healthy.length < 2) return `${side} has ${healthy.length} healthy targets`;
  return served === modelVersion ? null : `${side} serves ${served ?? 'nobody knows what'}`;
}

const maximum = ({ seen }: Scene): number => {
  const side = serving(seen.rule?.weights);
  return side === null || side === 'split' ? 0 : seen.fleets[side].maxSize;
};
