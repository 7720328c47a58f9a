import { setTimeout as delay } from 'node:timers/promises';
import { closedLoop, constantRate } from './arrivals.ts';
import { LoadClient } from './client.ts';
import { judge } from './judge.ts';
import type { LoadPlan, LoadReport, LoadSecond } from './plan.ts';
import { LoadTally } from './tally.ts';

/**
 * Sends the requests of a plan and waits for every answer. An abort ends it early; all sent requests are
 * counted.
 *
 * @param journal called once a second with its counts
 */
export const generate = async (
  plan: LoadPlan,
  journal: (second: LoadSecond) => void,
  signal: AbortSignal,
): Promise<LoadReport> => {
  const tally = new LoadTally(plan.name, Date.now());
  const startedAt = performance.now();
  const arrivals = plan.ratePerSecond === null ? closedLoop : constantRate(startedAt, plan.ratePerSecond);
  let sent = 0;
  const goesOn = (): boolean =>
    !signal.aborted && sent < plan.maxRequests && performance.now() - startedAt < plan.maxSeconds * 1000;

  const serve = async (client: LoadClient): Promise<void> => {
    while (goesOn()) {
      const number = sent++;
      const due = arrivals.dueAt(number) ?? performance.now();
      const early = due - performance.now();
      if (early > 0) await delay(early);
      const id = `${plan.name}-${number}`;
      const answer = await client.ask(id);
      const latencyMs = performance.now() - due;
      const judgement = judge(answer, plan.answers);
      tally.ended({ id, answer, judgement, latencyMs, at: Date.now() });
    }
    client.close();
  };

  const ticking = setInterval(() => journal(tally.takeSecond(Date.now())), 1000);
  await Promise.all(Array.from({ length: plan.clients }, () => serve(new LoadClient(plan))));
  clearInterval(ticking);
  journal(tally.takeSecond(Date.now()));
  return tally.report(sent, Date.now());
};
