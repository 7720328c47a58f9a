import { labClient } from '../lab-client.ts';
import type { AlarmNotice, Door, LabTime } from '../ports.ts';
import { keepEvaluating } from './alarms/alarm-evaluator.ts';
import { Alarms } from './alarms/alarms.ts';
import { MetricLedger } from './metrics/metric-ledger.ts';
import { Metrics } from './metrics/metrics.ts';

export interface CloudWatch {
  /** For the lab's own sources of metrics: the load balancer, the instances' agents. */
  readonly metrics: Metrics;
  /** Every alarm action that is due is told to the listener; actions that nobody here heeds go nowhere. */
  onAction(listener: (notice: AlarmNotice) => void): void;
  stop(): Promise<void>;
}

/** Answers the alarms' part of `monitoring` at the door, hears the metrics there and moves the alarms. */
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
    if (call.service === 'monitoring' && call.operation === 'PutMetricData') ledger.hear(call);
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
