import { TERMINAL } from '../../src/core/record.ts';
import { serving } from '../../src/core/weights.ts';
import type { Verdict } from '../../lab/door/interceptions.ts';
import type { ApiCall } from '../../lab/ports.ts';
import type { RunWish, Scene, Stage } from '../../lab/stage/stage.ts';

/** The scenarios of the crash proof: runs that are struck and repeated, and what must hold afterwards. */

/** A run that is struck and repeated. */
export interface Act {
  readonly run: RunWish;
  /** What is wrong with the stage once the repeated run has ended; null: nothing. */
  readonly wrong: (scene: Scene) => string | null;
}

export interface Scenario {
  readonly name: string;
  /** Brings the stage into the situation in which the run begins, whatever the last strike left. */
  readonly prepare: (stage: Stage) => Promise<Act>;
}

/** A longer poll makes a run faster: it looks less often and writes the same. */
export const PACE = { 'poll-interval': '2s' };

/** The inputs that release this version. */
const version = (number: string): Readonly<Record<string, string>> => ({
  ...PACE,
  'model-artifact': `${number}/digits.mar`,
});

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a first release',
    async prepare(stage) {
      if ((await stage.look()).seen.edge.state !== 'absent') await runToSuccess(stage, { action: 'destroy' });
      return { run: { inputs: version('1.0') }, wrong: (scene) => notServing(scene, '1.0') };
    },
  },
  {
    name: 'a second release',
    async prepare(stage) {
      const next = (await live(stage, '1.0', '2.0')) === '1.0' ? '2.0' : '1.0';
      return { run: { inputs: version(next) }, wrong: (scene) => notServing(scene, next) };
    },
  },
  {
    name: 'a release that fails under traffic',
    async prepare(stage) {
      degradeUnderTraffic(stage);
      await live(stage, '1.0');
      return { run: { inputs: version('4.0') }, wrong: (scene) => notServing(scene, '1.0') };
    },
  },
  {
    name: 'a rollback to a parked fleet',
    async prepare(stage) {
      const before = await live(stage, '1.0', '2.0');
      const after = before === '1.0' ? '2.0' : '1.0';
      await runToSuccess(stage, { inputs: { ...version(after), 'keep-previous': '1h' } });
      return { run: { action: 'rollback', inputs: PACE }, wrong: (scene) => notServing(scene, before) };
    },
  },
  {
    name: 'a change of capacity',
    async prepare(stage) {
      await live(stage, '1.0');
      const most = maximum(await stage.look()) === 6 ? 5 : 6;
      return {
        run: { inputs: { ...version('1.0'), 'max-size': String(most) } },
        wrong: (scene) =>
          notServing(scene, '1.0') ??
          (maximum(scene) === most ? null : `the maximum is ${maximum(scene)}, not ${most}`),
      };
    },
  },
  {
    name: 'destroy',
    async prepare(stage) {
      await live(stage, '1.0');
      return { run: { action: 'destroy', inputs: PACE }, wrong: stacksLeft };
    },
  },
];

/** Makes the first of these versions serve unless one of them does already. Resolves with the version that serves. */
async function live(stage: Stage, first: string, ...others: readonly string[]): Promise<string> {
  const scene = await stage.look();
  const served = [first, ...others].find((number) => notServing(scene, number) === null);
  if (served === undefined) await runToSuccess(stage, { inputs: version(first) });
  return served ?? first;
}

/** Makes a run that must succeed before the scenario can begin. */
async function runToSuccess(stage: Stage, wish: RunWish): Promise<void> {
  const { exitCode, log } = await stage.start(wish).ended;
  if (exitCode !== 0) throw new Error(`the stage could not be set:\n${log.join('\n')}`);
}

const DEGRADING = new WeakSet<Stage>();

/** Makes every release of version 4.0 on this stage answer wrongly from its first weight on. */
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

/** Why this version does not serve with all weight, healthy in two zones; null: it does. */
function notServing({ record, seen, served }: Scene, modelVersion: string): string | null {
  const side = serving(seen.rule?.weights);
  if (side === null || side === 'split') return `traffic is ${JSON.stringify(seen.rule?.weights ?? null)}`;
  if (record === null || !TERMINAL.has(record.phase))
    return `the record is in ${record?.phase ?? 'no phase'}`;
  if (record.phase === 'stuck') return `stuck: ${record.cause?.message}`;
  const zones = new Set(
    seen.targets[side].filter(({ state }) => state === 'healthy').map(({ zone }) => zone),
  );
  if (zones.size < 2) return `${side} has healthy targets in ${zones.size} zones`;
  return served === modelVersion ? null : `${side} serves ${served ?? 'an unknown version'}`;
}

/** The maximum size of the fleet that serves. */
const maximum = ({ seen }: Scene): number => {
  const side = serving(seen.rule?.weights);
  return side === null || side === 'split' ? 0 : seen.fleets[side].maxSize;
};

/** Which stacks are left; null: none. */
function stacksLeft({ seen }: Scene): string | null {
  const standing = [seen.edge, seen.fleets.blue.stack, seen.fleets.green.stack].filter(
    ({ state }) => state !== 'absent',
  );
  return standing.length === 0
    ? null
    : `left: ${standing.map(({ name, status }) => `${name} ${status}`).join(', ')}`;
}
