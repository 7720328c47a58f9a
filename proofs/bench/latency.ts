import { CloudWatchClient, PutMetricAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { trainedModels } from '../../lab/demo/models.ts';
import { labClient } from '../../lab/lab-client.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import type { ApiCall } from '../../lab/ports.ts';
import { pythonEnvironment } from '../../lab/python-environment.ts';
import type { RunningRelease } from '../../lab/release.ts';
import { HURRIED_LAB, openStage, type Stage } from '../../lab/stage.ts';

/**
 * `npm run bench:latency [RUNS [WORDS]]`: how long the shipping bundle takes from what it could see to what it did about it, in
 * real time at its default poll of a second, by the lab's clock. Emulated: excludes the way to AWS and within it.
 */
const RUNS = Number(process.argv[2] ?? '5');
/** Only measures whose name has this in it; all without. */
const WANTED = process.argv[3] ?? '';
const HELD = { strategy: 'canary 50% hold', 'bake-time': '10s', 'health-passes': '1' };

interface Measure {
  readonly name: string;
  /** Seconds, as benchmarks.md has them. */
  readonly most: number;
  readonly of: (stage: Stage) => Promise<number>;
}

const MEASURES: readonly Measure[] = [
  { name: 'last target healthy → ModifyRule', most: 0.75, of: healthyToShifted },
  { name: 'instance report of a fault → ModifyRule', most: 1.5, of: reportToBack },
  { name: 'alarm → ModifyRule', most: 1, of: alarmToBack },
  { name: 'rollback asked for → ModifyRule', most: 2, of: intentToBack },
  { name: 'cancel → the step has ended', most: 7, of: cancelToExit },
];

const workspace = await trainedModels(pythonEnvironment().bin);
const lab = await startLab(HURRIED_LAB);
try {
  console.log(`| measure | mean s | min | max | target |\n|---|---:|---:|---:|---:|`);
  for (const { name, most, of } of MEASURES.filter((measure) => measure.name.includes(WANTED))) {
    const seconds: number[] = [];
    for (let run = 0; run < RUNS; run += 1) seconds.push((await of(await ready(lab))) / 1000);
    const mean = seconds.reduce((sum, n) => sum + n, 0) / seconds.length;
    const [least, largest] = [Math.min(...seconds), Math.max(...seconds)];
    console.log(`| ${name} | ${mean.toFixed(2)} | ${least.toFixed(2)} | ${largest.toFixed(2)} | ≤ ${most} |`);
    if (mean > most) process.exitCode = 1;
  }
} finally {
  await lab.stop();
}
process.exit();

/** A stage with version 1.0 live. */
async function ready(on: Lab): Promise<Stage> {
  const stage = await openStage(on, workspace);
  const { exitCode, log } = await stage.start({}).ended;
  if (exitCode !== 0) throw new Error(log.join('\n'));
  return stage;
}

/** Version 2.0 on its way, at its own pace. */
function second(
  stage: Stage,
  inputs: Readonly<Record<string, string>> = {},
  cancel?: AbortSignal,
): RunningRelease {
  return stage.start({
    hurry: 1,
    inputs: { 'model-artifact': '2.0/digits.mar', ...HELD, ...inputs },
    ...(cancel && { cancel }),
  });
}

/** Resolves with the time at which the next call of this kind reaches the door. */
function heard(stage: Stage, meant: (call: ApiCall) => boolean): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const stop = stage.lab.door.intercept(meant, ({ moment }) => {
    if (moment === 'before') {
      stop();
      resolve(performance.now());
    }
    return 'proceed';
  });
  return promise;
}

function shift(stage: Stage): Promise<number> {
  const key = stage.accessKey();
  return heard(stage, (call) => call.operation === 'ModifyRule' && call.accessKey === key);
}

async function held(stage: Stage): Promise<RunningRelease> {
  const running = second(stage);
  await shift(stage);
  // Long enough to have read its weights back.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  return running;
}

async function end(running: RunningRelease): Promise<void> {
  running.kill();
  await running.ended;
}

async function healthyToShifted(stage: Stage): Promise<number> {
  const { seen } = await stage.look();
  const green = seen.edge.outputs['GreenTargetGroupArn'] ?? '';
  // Health comes last: what is measured is not how long the rest takes.
  const heal = stage.lab.hollow.unheard({ environment: stage.environment, modelVersion: '2.0' });
  const running = second(stage);
  const shifted = shift(stage);
  while ((await stage.look()).record?.phase !== 'verifying')
    await new Promise((resolve) => setTimeout(resolve, 200));
  // Anywhere between two polls: always at the same distance from one, the mean would be that distance.
  await new Promise((resolve) => setTimeout(resolve, 2_000 + Math.random() * 1_000));
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

function healthyTargets({ lab: on }: Stage, group: string): number {
  return on.balancing.targetStates(group).filter(({ state }) => state === 'healthy').length;
}

async function reportToBack(stage: Stage): Promise<number> {
  const running = await held(stage);
  const { record } = await stage.look();
  const reported = heard(
    stage,
    (call) => call.operation.includes(`/reports/${record!.releaseId}/`) && call.operation.startsWith('PUT'),
  );
  const back = shift(stage);
  const heal = stage.lab.hollow.degrade({ releaseId: record!.releaseId });
  const [from, to] = await Promise.all([reported, back]);
  heal();
  await end(running);
  return to - from;
}

async function alarmToBack(stage: Stage): Promise<number> {
  const AlarmName = `latency-${stage.environment}`;
  const watch = new CloudWatchClient(labClient(stage.lab.door.url, stage.lab.place.region));
  await watch.send(
    new PutMetricAlarmCommand({
      AlarmName,
      Namespace: 'bench',
      MetricName: 'none',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'ignore',
    }),
  );
  const set = (StateValue: 'OK' | 'ALARM'): Promise<unknown> =>
    watch.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: 'set by hand' }));
  await set('OK');
  const running = second(stage, { alarms: AlarmName });
  await shift(stage);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const back = shift(stage);
  const from = performance.now();
  await set('ALARM');
  const to = await back;
  await end(running);
  return to - from;
}

async function intentToBack(stage: Stage): Promise<number> {
  const running = await held(stage);
  const back = shift(stage);
  const asked = heard(
    stage,
    (call) => /^PUT .*\/intent\.json/.test(call.operation) && call.operation.includes(stage.environment),
  );
  const rollback = stage.start({ action: 'rollback', hurry: 1 }, true);
  const [from, to] = await Promise.all([asked, back]);
  await Promise.all([end(running), end(rollback)]);
  return to - from;
}

async function cancelToExit(stage: Stage): Promise<number> {
  const cancel = new AbortController();
  const running = second(stage, {}, cancel.signal);
  await shift(stage);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const pid = running.pid();
  const from = performance.now();
  cancel.abort();
  while (running.pid() === pid) await new Promise((resolve) => setTimeout(resolve, 5));
  const to = performance.now();
  await end(running);
  return to - from;
}
