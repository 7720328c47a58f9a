import { labClient } from '../door/lab-client.ts';
import type { AlarmNotice, Door, LabTime } from '../ports.ts';
import { keepEvaluating } from './alarms/alarm-evaluator.ts';
import { Alarms } from './alarms/alarms.ts';
import { MetricLedger } from './metrics/metric-ledger.ts';
import { Metrics } from './metrics/metrics.ts';

/** The lab's CloudWatch, for the parts of the lab that do not call its API. */
export interface CloudWatch {
  /** Publishes the metrics of the lab itself: the load balancer's and the instances'. */
  readonly metrics: Metrics;
  /** The listener receives every notice of an alarm action. */
  onAction(listener: (notice: AlarmNotice) => void): void;
  stop(): Promise<void>;
}

/** Starts CloudWatch: answers calls about alarms at the door, and evaluates alarms from the metrics put there. */
export function cloudWatch(options: {
  readonly door: Door;
  readonly time: LabTime;
  readonly region: string;
  readonly complain: (defect: Error) => void;
}): CloudWatch {
  const { door, time, region, complain } = options;
  const ending = new AbortController();
  const alarms = new Alarms(region);
  const ledger = new MetricLedger();
  const metrics = new Metrics(labClient(door.url, region), complain);
  door.handle('monitoring', alarms.handler);
  door.after((call) => {
    if (call.service === 'monitoring' && call.operation === 'PutMetricData') ledger.record(call);
  });
  const evaluating = keepEvaluating(alarms, ledger, time, ending.signal).catch(complain);
  return {
    metrics,
    onAction: (listener) => alarms.listen(listener),
    async stop() {
      ending.abort();
      await Promise.all([evaluating, metrics.flush()]);
    },
  };
}
