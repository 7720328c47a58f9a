import { cpSync, mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from '../../../lab/door/interceptions.ts';
import type { Stage } from '../../../lab/stage/stage.ts';
import { edgeOutputs } from '../../../src/core/edge-outputs.ts';
import { callsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { until } from '../../kit/until.ts';
import { logListener } from '../log-listener.ts';
import { mustBePromoted, mustFailWith, mustServe } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted, version } from '../runs.ts';

/**
 * Fault: the archive is broken, or the model loads slowly, never, or flaps; traffic moves only after enough passes in a
 * row.
 */

const PASSES = 3;
const FLAPS = 3;

export const row: Row = {
  number: '13',
  inject: 'bad archive, slow load, flapping model',
  required: 'honest health, N passes in a row',
  async run(stage) {
    await promoted(stage);
    await brokenArchive(stage);
    await doesNotLoad(stage);
    await loadsTooSlowly(stage);
    mustServe(await stage.look(), '1.0');
    await loadsSlowly(stage);
    await flaps(stage);
    mustServe(await stage.look(), '1.0');
    return `broken: refused; does not load: TSD4201; too slow: TSD4104; slow, and ${FLAPS} flaps: promoted after ${PASSES} passes in a row`;
  },
};

async function brokenArchive(stage: Stage): Promise<void> {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'broken-'));
  const workspace = folder.path;
  cpSync(join(stage.workspace, 'golden.json'), join(workspace, 'golden.json'));
  writeFileSync(join(workspace, 'digits.mar'), 'this is no archive');
  const wish = { workspace, inputs: { 'model-artifact': 'digits.mar' } };
  mustFailWith(await stage.start(wish).ended, 'TSD2001');
  const calls = callsOf(stage);
  must(calls.length === 0, 'it is refused before AWS is asked anything', calls);
}

async function doesNotLoad(stage: Stage): Promise<void> {
  const reason = 'a worker died 2 times while it loaded the model';
  using faults = new DisposableStack();
  faults.defer(stage.lab.hollow.fail(secondOf(stage), { reason, log: ['ImportError: no such thing'] }));
  const failed = await stage.start({ inputs: version('2.0') }).ended;
  mustFailWith(failed, 'TSD4201', new RegExp(reason));
  must(failed.summary.includes('ImportError: no such thing'), 'the server’s log is quoted', failed.summary);
}

async function loadsTooSlowly(stage: Stage): Promise<void> {
  using faults = new DisposableStack();
  faults.defer(stage.lab.hollow.stall(secondOf(stage)));
  const wish = { inputs: { ...version('2.0'), 'deadline-verifying': '20s' } };
  mustFailWith(await stage.start(wish).ended, 'TSD4104', /0 of 2 instances report ready/);
}

async function loadsSlowly(stage: Stage): Promise<void> {
  using faults = new DisposableStack();
  faults.defer(stage.lab.hollow.stall(secondOf(stage)));
  const log = logListener();
  const run = stage.start({ inputs: version('2.0'), echo: log.echo });
  await log.line(/\(load-model\)/);
  faults.dispose();
  mustBePromoted(await run.ended);
}

/** The targets fail their health checks each time when one more pass would be enough. */
async function flaps(stage: Stage): Promise<void> {
  const { lab, environment } = stage;
  let flapped = 0;
  let heal: (() => void) | null = null;
  using faults = new DisposableStack();
  faults.defer(() => heal?.());
  faults.defer(
    lab.door.intercept(
      ({ accessKey, operation }) =>
        accessKey === stage.accessKey() && /^PUT .*\/current\.json/.test(operation),
      async ({ moment }): Promise<Verdict> => {
        if (moment === 'before') return 'proceed';
        const { record, seen } = await stage.look();
        if (record?.phase !== 'verifying') return 'proceed';
        const { colour } = record.candidate;
        must(seen.rule?.weights[colour] === 0, 'no weight moves while it flaps', seen.rule);
        if (heal !== null && record.passes === 0) {
          heal();
          heal = null;
        } else if (heal === null && record.passes === PASSES - 1 && flapped < FLAPS) {
          flapped += 1;
          heal = lab.hollow.unreachable({ environment, modelVersion: '1.0' });
          await noneHealthy(stage, edgeOutputs(seen.edge)!.targetGroups[colour]);
        }
        return 'proceed';
      },
    ),
  );
  // Auto Scaling replaces ill instances for as long as verifying may take.
  const inputs = { ...version('1.0'), 'health-passes': String(PASSES), 'deadline-verifying': '2h' };
  mustBePromoted(await stage.start({ inputs }).ended);
  must(flapped === FLAPS, 'it flapped', flapped);
}

const secondOf = ({ environment }: Stage): { environment: string; modelVersion: string } => ({
  environment,
  modelVersion: '2.0',
});

const noneHealthy = ({ lab }: Stage, group: string): Promise<unknown> =>
  until(
    () => lab.balancing.targetStates(group),
    (targets) => targets.every(({ state }) => state !== 'healthy'),
  );
