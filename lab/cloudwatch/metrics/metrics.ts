import { CloudWatchClient, PutMetricDataCommand, type MetricDatum } from '@aws-sdk/client-cloudwatch';
import type { LabClient } from '../../door/lab-client.ts';

/** Publishes the lab's own metrics in CloudWatch. */

/** The limits of one PutMetricData call. */
const MOST_DATA = 1000;
const MOST_VALUES = 150;
/** How long values are gathered before they are put. */
const GATHER_MS = 50;

/** Publishes one value; `unit` is CloudWatch's (`Count`, `Seconds`, `None` …), `at` is ms since the epoch. */
export type Publish = (
  namespace: string,
  metric: string,
  dimensions: Readonly<Record<string, string>>,
  value: number,
  unit: string,
  at: number,
) => void;

/** Puts metrics at the door, gathered into few calls. */
export class Metrics {
  readonly #api: CloudWatchClient;
  readonly #complain: (defect: Error) => void;
  readonly #waiting = new Map<string, Map<string, Gathered>>();
  #flushing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;

  constructor(client: LabClient, complain: (defect: Error) => void) {
    // The door cannot read a compressed body.
    this.#api = new CloudWatchClient({ ...client, disableRequestCompression: true });
    this.#complain = complain;
  }

  readonly publish: Publish = (namespace, metric, dimensions, value, unit, at) => {
    const series = this.#waiting.get(namespace) ?? new Map<string, Gathered>();
    this.#waiting.set(namespace, series);
    const key = JSON.stringify([metric, dimensions, unit, at]);
    const gathered = series.get(key) ?? { metric, dimensions, unit, at, values: [] };
    gathered.values.push(value);
    series.set(key, gathered);
    this.#timer ??= setTimeout(() => void this.flush(), GATHER_MS);
  };

  /** Resolves when everything published so far has been put. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const calls = [...this.#waiting].flatMap(([namespace, series]) =>
      chunks([...series.values()].flatMap(data), MOST_DATA).map((MetricData) => ({
        Namespace: namespace,
        MetricData,
      })),
    );
    this.#waiting.clear();
    this.#flushing = Promise.all([
      this.#flushing,
      ...calls.map((call) => this.#api.send(new PutMetricDataCommand(call)).catch(this.#complain)),
    ]).then(() => {});
    return this.#flushing;
  }
}

interface Gathered {
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit: string;
  readonly at: number;
  readonly values: number[];
}

const data = ({ metric, dimensions, unit, at, values }: Gathered): readonly MetricDatum[] =>
  chunks(values, MOST_VALUES).map((some) => ({
    MetricName: metric,
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    Timestamp: new Date(at),
    Unit: unit as MetricDatum['Unit'],
    Values: some,
  }));

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
