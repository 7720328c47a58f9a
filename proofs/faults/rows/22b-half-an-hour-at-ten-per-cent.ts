import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchClient, DescribeAlarmsCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { HURRIED_LAB, type Stage } from '../../../lab/stage/stage.ts';
import { must } from '../../kit/must.ts';
import { isThere, until } from '../../kit/until.ts';
import { mustBePromoted } from '../outcome.ts';
import { groupOf, personally, resize } from '../person.ts';
import type { Row } from '../row.ts';
import { approve, holding, promoted, untilStage } from '../runs.ts';

/** Fault: an idle candidate stays at 10 % for half an hour; its pin must keep its capacity. */

const HALF_AN_HOUR_MS = 30 * 60_000 * HURRIED_LAB.scale;
const CAPACITY = 4;

export const row: Row = {
  number: '22b',
  inject: '30 simulated minutes at 10 %, CPU of the candidate near zero',
  required: 'the candidate’s capacity unchanged (without the pin it shrinks)',
  async run(stage) {
    await promoted(stage);
    const { seen } = await stage.look();
    await resize(stage, groupOf(seen, 'blue'), { DesiredCapacity: CAPACITY });
    const { run } = await holding(stage, { strategy: 'canary 10% hold' });
    const candidate = groupOf((await stage.look()).seen, 'green');
    await using _load = reportIdle(stage, candidate);
    await until(() => wouldShrink(stage, candidate), isThere, {
      what: 'an alarm that asks for fewer instances',
      withinMs: 30_000,
      everyMs: 100,
    });
    await mustKeepItsSize(stage);
    await approve(stage);
    mustBePromoted(await run.ended);
    await untilStage(
      stage,
      'a fleet that shrinks without its pin',
      ({ seen: { fleets } }) => fleets.green.desired === 2,
    );
    return `${CAPACITY} instances for 30 minutes while scaling said fewer; without the pin 2`;
  },
};

async function mustKeepItsSize(stage: Stage): Promise<void> {
  const end = performance.now() + HALF_AN_HOUR_MS;
  while (performance.now() < end) {
    const { desired, instances } = (await stage.look()).seen.fleets.green;
    must(desired === CAPACITY && instances.length === CAPACITY, 'it keeps its size', { desired });
    await sleep(200);
  }
}

/** Reports, until disposed, that the CPUs of a group are idle, as often as alarms look. */
function reportIdle(stage: Stage, group: string): AsyncDisposable {
  const client = new CloudWatchClient(personally(stage));
  const Dimensions = [{ Name: 'AutoScalingGroupName', Value: group }];
  const over = new AbortController();
  const report = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await client.send(
        new PutMetricDataCommand({
          Namespace: 'AWS/EC2',
          MetricData: [{ MetricName: 'CPUUtilization', Dimensions, Value: 1 }],
        }),
      );
      await sleep(100);
    }
  };
  const reporting = report();
  return {
    async [Symbol.asyncDispose]() {
      over.abort();
      await reporting;
    },
  };
}

/** Whether the alarm fires that makes target tracking remove instances. */
async function wouldShrink(stage: Stage, group: string): Promise<boolean> {
  const { MetricAlarms } = await new CloudWatchClient(personally(stage)).send(
    new DescribeAlarmsCommand({ AlarmNamePrefix: `TargetTracking-${group}-AlarmLow` }),
  );
  return MetricAlarms?.[0]?.StateValue === 'ALARM';
}
