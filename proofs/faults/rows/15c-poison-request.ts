import { setTimeout as sleep } from 'node:timers/promises';
import { must } from '../../kit/must.ts';
import type { Row } from '../row.ts';
import { keepBusy } from '../sleeping-model.ts';
import { launches, mustReplaceNone, onSleepingFleets } from '../sleeping-stage.ts';

/** Fault: poison requests time workers out; the fleet must not be replaced. */

/** Far longer than a prediction may take, so that TorchServe ends the worker. */
const POISON_S = 600;
const REQUESTS = 12;
const EVERY_MS = 2_500;

export const row: Row = {
  number: '15c',
  inject: 'a poison request times workers out',
  required: 'no replacement of the whole fleet',
  alone: true,
  run: () =>
    onSleepingFleets({ 'response-timeout': '2s' }, async (stage, { run }, url) => {
      const before = launches(stage);
      const poison: Promise<number | null>[] = [];
      for (let sent = 0; sent < REQUESTS; sent += 1) {
        poison.push(keepBusy(stage, url, POISON_S));
        await sleep(EVERY_MS);
      }
      const statuses = await Promise.all(poison);
      const timedOut = statuses.filter((status) => status !== 200).length;
      must(timedOut === REQUESTS, 'each poison request times out', statuses);
      mustReplaceNone(stage, before);
      const { fleets } = (await stage.look()).seen;
      const healthy = fleets.blue.instances.filter(({ healthy: is }) => is).length;
      must(healthy === 2, 'the fleet that serves stands', fleets.blue.instances);
      run.kill();
      await run.ended;
      return `${timedOut} workers timed out in ${(REQUESTS * EVERY_MS) / 1000} s; 0 instances replaced`;
    }),
};
