import { setTimeout as sleep } from 'node:timers/promises';
import { labClient } from '../../../lab/door/lab-client.ts';
import type { RunningRelease } from '../../../lab/stage/release.ts';
import type { Stage } from '../../../lab/stage/stage.ts';
import { manualAlarm } from '../../kit/manual-alarm.ts';
import { until } from '../../kit/until.ts';
import { callTime, shiftTime } from './call-time.ts';

/** The latencies that `npm run bench:latency` measures, and their targets. */

/** One latency: from an event on a stage where 1.0 serves to the reaction of a run. */
export interface Measure {
  readonly name: string;
  /** The target for the mean, in seconds. */
  readonly most: number;
  readonly milliseconds: (stage: Stage) => Promise<number>;
}

export const MEASURES: readonly Measure[] = [
  { name: 'last target healthy → ModifyRule', most: 0.75, milliseconds: healthyToShift },
  { name: 'instance report of a fault → ModifyRule', most: 1.5, milliseconds: reportToReturn },
  { name: 'alarm → ModifyRule', most: 1, milliseconds: alarmToReturn },
  { name: 'rollback asked for → ModifyRule', most: 2, milliseconds: intentToReturn },
  { name: 'cancel → the step has ended', most: 7, milliseconds: cancelToEnd },
];

/** Long enough for a run to read back the weights that it has just written. */
const READ_BACK_MS = 3_000;

/** Starts a release of version 2.0 that holds at 50 %, at the action's own pace. */
function startSecond(
  stage: Stage,
  inputs: Readonly<Record<string, string>> = {},
  cancel?: AbortSignal,
): RunningRelease {
  const held = { strategy: 'canary 50% hold', 'bake-time': '10s', 'health-passes': '1' };
  return stage.start({
    hurry: 1,
    inputs: { 'model-artifact': '2.0/digits.mar', ...held, ...inputs },
    ...(cancel && { cancel }),
  });
}

/** Starts a release of version 2.0; resolves when it holds at 50 %. */
async function holdAtHalf(
  stage: Stage,
  inputs: Readonly<Record<string, string>> = {},
): Promise<RunningRelease> {
  const running = startSecond(stage, inputs);
  await shiftTime(stage);
  await sleep(READ_BACK_MS);
  return running;
}

async function end(running: RunningRelease): Promise<void> {
  running.kill();
  await running.ended;
}

async function healthyToShift(stage: Stage): Promise<number> {
  const { seen } = await stage.look();
  const green = seen.edge.outputs['GreenTargetGroupArn'] ?? '';
  // The targets become healthy last, so that nothing else is measured.
  const heal = stage.lab.hollow.unreachable({ environment: stage.environment, modelVersion: '2.0' });
  const running = startSecond(stage);
  const shifted = shiftTime(stage);
  await until(
    () => stage.look(),
    ({ record }) => record?.phase === 'verifying',
    {
      what: 'a release that verifies',
      withinMs: 60_000,
      everyMs: 200,
    },
  );
  // At a random time between two polls. A fixed time would measure one distance from a poll and not the mean.
  await sleep(2_000 + Math.random() * 1_000);
  heal();
  let healthyAt = Infinity;
  const watch = setInterval(() => {
    if (healthyAt === Infinity && healthyTargets(stage, green) >= 2) healthyAt = performance.now();
  }, 5);
  const at = await shifted;
  clearInterval(watch);
  await end(running);
  return at - healthyAt;
}

function healthyTargets({ lab }: Stage, group: string): number {
  return lab.balancing.targetStates(group).filter(({ state }) => state === 'healthy').length;
}

async function reportToReturn(stage: Stage): Promise<number> {
  const running = await holdAtHalf(stage);
  const { record } = await stage.look();
  const reported = callTime(
    stage,
    ({ operation }) => operation.startsWith('PUT') && operation.includes(`/reports/${record!.releaseId}/`),
  );
  const back = shiftTime(stage);
  const heal = stage.lab.hollow.degrade({ releaseId: record!.releaseId });
  const [from, to] = await Promise.all([reported, back]);
  heal();
  await end(running);
  return to - from;
}

async function alarmToReturn(stage: Stage): Promise<number> {
  const { door, place } = stage.lab;
  const name = `latency-${stage.environment}`;
  const alarm = manualAlarm(labClient(door.url, place.region), name);
  await alarm.create();
  await alarm.set('OK');
  const running = await holdAtHalf(stage, { alarms: name });
  const back = shiftTime(stage);
  const from = performance.now();
  await alarm.set('ALARM');
  const to = await back;
  await end(running);
  return to - from;
}

async function intentToReturn(stage: Stage): Promise<number> {
  const running = await holdAtHalf(stage);
  const back = shiftTime(stage);
  const asked = callTime(
    stage,
    ({ operation }) => /^PUT .*\/intent\.json/.test(operation) && operation.includes(stage.environment),
  );
  const rollback = stage.start({ action: 'rollback', hurry: 1 }, true);
  const [from, to] = await Promise.all([asked, back]);
  await Promise.all([end(running), end(rollback)]);
  return to - from;
}

async function cancelToEnd(stage: Stage): Promise<number> {
  const cancel = new AbortController();
  const running = startSecond(stage, {}, cancel.signal);
  await shiftTime(stage);
  await sleep(1_500);
  const step = running.pid();
  const from = performance.now();
  cancel.abort();
  await until(
    () => running.pid(),
    (pid) => pid !== step,
    { what: 'the end of the step', withinMs: 60_000, everyMs: 5 },
  );
  const to = performance.now();
  await end(running);
  return to - from;
}
