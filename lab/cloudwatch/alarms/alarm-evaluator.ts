import type { LabTime } from '../../ports.ts';
import type { Alarm, Watched } from './alarm.ts';
import { reason } from './alarm-reason.ts';
import { evaluate, evaluationRange, type Datapoint } from './alarm-state.ts';
import type { Alarms } from './alarms.ts';
import type { MetricLedger } from '../metrics/metric-ledger.ts';

/** The background evaluation of all alarms, on the lab's time scale. */

/**
 * The shortest evaluation interval, AWS seconds. Samples carry real times: a period of P AWS seconds is a window of
 * P * scale real seconds, and windows begin at whole multiples of that since the epoch. At scale 0.1, "3 periods of 60 s" are
 * the last three whole windows of 6 s.
 */
const TICK_SECONDS = 10;
const MINUTE_SECONDS = 60;
/** How long metrics of a window take to arrive after its end, AWS seconds. */
const ARRIVAL_SECONDS = 5;
/** The shortest real pause between two evaluations, whatever the scale. */
const SHORTEST_TICK_MS = 100;

/** Evaluates each alarm every minute (every 10 s for periods of 10 and 30 s) until the signal aborts (CW-03). */
export async function keepEvaluating(
  alarms: Alarms,
  ledger: MetricLedger,
  time: LabTime,
  signal: AbortSignal,
): Promise<void> {
  const tick = Math.max(TICK_SECONDS * 1000, SHORTEST_TICK_MS / time.scale);
  let last = settled(Date.now(), time.scale);
  while (!signal.aborted) {
    await time.wait(tick, signal);
    const now = settled(Date.now(), time.scale);
    for (const alarm of alarms.all()) {
      if (!isDue(alarm.period, last, now, time.scale)) continue;
      const minute = isDue(MINUTE_SECONDS, last, now, time.scale);
      evaluateAlarm(alarm, alarms, datapoints(alarm, ledger, now, time.scale), minute);
    }
    last = now;
  }
}

const settled = (now: number, scale: number): number => now - ARRIVAL_SECONDS * 1000 * scale;

/** True if an evaluation is due between two real times. */
export function isDue(period: number, last: number, now: number, scale: number): boolean {
  const interval = (period < MINUTE_SECONDS ? TICK_SECONDS : MINUTE_SECONDS) * 1000 * scale;
  return Math.floor(now / interval) > Math.floor(last / interval);
}

/** Evaluates an alarm. If its state stays, scaling actions are notified again each minute. */
function evaluateAlarm(
  alarm: Alarm,
  alarms: Alarms,
  newestFirst: readonly Datapoint[],
  minute: boolean,
): void {
  const evaluation = evaluate(alarm.rule, newestFirst);
  const newest = evaluation.decisive[0]?.value ?? null;
  const { value } = evaluation;
  if (value !== null && value !== alarm.state.value) {
    const state = { value, reason: reason(alarm.rule, evaluation), since: Date.now() };
    alarms.setState(alarm.name, state, newest);
  } else if (minute) {
    alarms.remind(alarm, newest);
  }
}

/** The alarm's last whole windows before `now`, newest first. */
export function datapoints(
  alarm: Pick<Alarm, 'period' | 'rule' | 'watched'>,
  ledger: MetricLedger,
  now: number,
  scale: number,
): readonly Datapoint[] {
  const width = alarm.period * 1000 * scale;
  const end = Math.floor(now / width);
  return Array.from({ length: evaluationRange(alarm.rule) }, (_, index) => {
    const at = (end - index - 1) * width;
    return { at, value: watchedValue(alarm.watched, ledger, at, at + width) };
  });
}

function watchedValue(watched: Watched, ledger: MetricLedger, from: number, to: number): number | null {
  const valueOf = (id: string): number | null => {
    const query = watched.queries[id];
    if (query === undefined) return null;
    if ('expression' in query) return query.expression.evaluate(valueOf);
    return query.statistic(ledger.samples(query.metric, from, to));
  };
  return valueOf(watched.result);
}
