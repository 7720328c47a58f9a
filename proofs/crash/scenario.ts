import { TERMINAL } from '../../src/core/record.ts';
import { serving } from '../../src/core/traffic.ts';
import type { Verdict } from '../../lab/door/interceptions.ts';
import type { ApiCall } from '../../lab/ports.ts';
import type { RunWish, Scene, Stage } from '../../lab/stage.ts';

/** A run to be struck and then repeated, and what is wrong with the world once that has ended; null: nothing. */
export interface Act {
  readonly run: RunWish;
  readonly wrong: (scene: Scene) => string | null;
}

export interface Scenario {
  readonly name: string;
  /** Brings the stage to where the run begins, whatever the strike before left there. */
  readonly prepare: (stage: Stage) => Promise<Act>;
}

/** Fewer looks, the same writes: what is struck is the same, and it takes less. */
export const PACE = { 'poll-interval': '2s' };

const version = (number: string): Readonly<Record<string, string>> => ({
  ...PACE,
  'model-artifact': `${number}/digits.mar`,
});

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a first release',
    async prepare(stage) {
      if ((await stage.look()).seen.edge.state !== 'absent') await must(stage, { action: 'destroy' });
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
      await must(stage, { inputs: { ...version(after), 'keep-previous': '1h' } });
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
      return { run: { action: 'destroy', inputs: PACE }, wrong: left };
    },
  },
];

/** Has one of these versions served, the first if none does; answers which. */
async function live(stage: Stage, first: string, ...others: readonly string[]): Promise<string> {
  const scene = await stage.look();
  const served = [first, ...others].find((number) => notServing(scene, number) === null);
  if (served === undefined) await must(stage, { inputs: version(first) });
  return served ?? first;
}

/** A run that has to go through before the scenario can begin. */
async function must(stage: Stage, wish: RunWish): Promise<void> {
  const { exitCode, log } = await stage.start(wish).ended;
  if (exitCode !== 0) throw new Error(`the stage could not be set:\n${log.join('\n')}`);
}

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

/** All weight on one side, whose fleet is of this model, healthy in two zones. */
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
  return served === modelVersion ? null : `${side} serves ${served ?? 'nobody knows what'}`;
}

const maximum = ({ seen }: Scene): number => {
  const side = serving(seen.rule?.weights);
  return side === null || side === 'split' ? 0 : seen.fleets[side].maxSize;
};

function left({ seen }: Scene): string | null {
  const standing = [seen.edge, seen.fleets.blue.stack, seen.fleets.green.stack].filter(
    ({ state }) => state !== 'absent',
  );
  return standing.length === 0
    ? null
    : `left: ${standing.map(({ name, status }) => `${name} ${status}`).join(', ')}`;
}
