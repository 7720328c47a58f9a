import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchClient, DescribeAlarmsCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { HURRIED_LAB, type Stage } from '../../../lab/stage.ts';
import { groupOf, personally, resize } from '../person.ts';
import { holding, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';
import { until } from '../until.ts';

const HALF_AN_HOUR_MS = 30 * 60_000 * HURRIED_LAB.scale;
const CAPACITY = 4;

export const row: Row = {
  number: '22b',
  inject: '30 simulated minutes at 10 %, CPU of the candidate near zero',
  required: 'the candidate’s capacity unchanged (without the pin it shrinks)',
  async run(stage) {
    await released(stage);
    const { seen } = await stage.look();
    await resize(stage, groupOf(seen, 'blue'), { DesiredCapacity: CAPACITY });
    const { run } = await holding(stage, { strategy: 'canary 10% hold' });
    const candidate = groupOf((await stage.look()).seen, 'green');
    const idle = idling(stage, candidate);
    try {
      await until('scaling that would take capacity', () => wouldShrink(stage, candidate));
      const end = performance.now() + HALF_AN_HOUR_MS;
      while (performance.now() < end) {
        const { desired, instances } = (await stage.look()).seen.fleets.green;
        must(desired === CAPACITY && instances.length === CAPACITY, 'it keeps its size', { desired });
        await sleep(200);
      }
      const approval = await stage.start({ action: 'continue' }, true).ended;
      must(approval.exitCode === 0, 'it is let go on', tail(approval));
      const ended = await run.ended;
      must(ended.outputs['result'] === 'promoted', 'it is promoted', tail(ended));
      await until(
        'without the pin it shrinks',
        async () => (await stage.look()).seen.fleets.green.desired === 2,
      );
      return `${CAPACITY} instances for 30 minutes while scaling said fewer; without the pin 2`;
    } finally {
      await idle.end();
    }
  },
};

const DIMENSIONS = (group: string) => [{ Name: 'AutoScalingGroupName', Value: group }];

/** What EC2 reports of instances that have next to nothing to do, as often as alarms look. */
function idling(stage: Stage, group: string): { end(): Promise<void> } {
  const client = new CloudWatchClient(personally(stage));
  const over = new AbortController();
  const report = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await client.send(
        new PutMetricDataCommand({
          Namespace: 'AWS/EC2',
          MetricData: [{ MetricName: 'CPUUtilization', Dimensions: DIMENSIONS(group), Value: 1 }],
        }),
      );
      await sleep(100);
    }
  };
  const reporting = report();
  return {
    end: () => {
      over.abort();
      return reporting;
    },
  };
}

/** The alarm that makes target tracking take capacity. */
async function wouldShrink(stage: Stage, group: string): Promise<boolean> {
  const { MetricAlarms } = await new CloudWatchClient(personally(stage)).send(
    new DescribeAlarmsCommand({ AlarmNamePrefix: `TargetTracking-${group}-AlarmLow` }),
  );
  return MetricAlarms?.[0]?.StateValue === 'ALARM';
}
