import type { Publish } from '../../cloudwatch/metrics/metrics.ts';
import type { LabTime } from '../../ports.ts';
import type { Counts, ResponseSeconds } from './accounting.ts';
import type { TargetGroup } from '../configuration.ts';
import { minuteOf, type HostCounts } from './metrics.ts';

interface MetricsSource {
  counts(): Promise<Counts>;
  takeResponseTimes(): Promise<ResponseSeconds>;
  groups(): readonly TargetGroup[];
  hosts(groupArn: string): HostCounts;
}

/** Publishes the load balancer's metrics each AWS minute until the signal aborts. */
export const publishEachMinute = async (
  source: MetricsSource,
  time: LabTime,
  publish: Publish,
  signal: AbortSignal,
): Promise<void> => {
  let before: Counts = { balancers: {}, groups: {}, targets: {} };
  while (!signal.aborted) {
    await time.wait(EVERY_MS, signal);
    if (signal.aborted) return;
    const [now, times] = await Promise.all([source.counts(), source.takeResponseTimes()]);
    const at = Date.now();
    for (const datum of minuteOf(source.groups(), before, now, times, (arn) => source.hosts(arn))) {
      publish('AWS/ApplicationELB', datum.metric, datum.dimensions, datum.value, datum.unit, at);
    }
    before = now;
  }
};

/** How often metrics are published, in AWS ms. Host counts are published even without traffic. */
const EVERY_MS = 60_000;
