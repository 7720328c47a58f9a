import { must } from '../../kit/must.ts';
import { mustEndAs, mustReport } from '../outcome.ts';
import type { Row } from '../row.ts';
import { keepBusy } from '../sleeping-model.ts';
import { launches, mustReplaceNone, onSleepingFleets } from '../sleeping-stage.ts';

/** Fault: clients overload every instance; the shift must stop, and no instance may be replaced. */

/** More than four instances can hold: each has a queue of 100 and works on one. */
const CLIENTS = 600;
const SECONDS_EACH = 1;

export const row: Row = {
  number: '15b',
  inject: 'overload: queues full everywhere',
  required: 'no instance replaced by it, shift stops',
  alone: true,
  run: () =>
    onSleepingFleets({ 'response-timeout': '20s' }, async (stage, { run }, url) => {
      const before = launches(stage);
      const answers = new Map<number | null, number>();
      const over = new AbortController();
      const client = async (): Promise<void> => {
        while (!over.signal.aborted) {
          const status = await keepBusy(stage, url, SECONDS_EACH);
          answers.set(status, (answers.get(status) ?? 0) + 1);
        }
      };
      const clients = Array.from({ length: CLIENTS }, client);
      const ended = await run.ended;
      over.abort();
      const refused = answers.get(503) ?? 0;
      must(refused > CLIENTS, 'the queues are full', [...answers]);
      mustEndAs(ended, 'rolled_back');
      mustReport(ended, 'TSD4301');
      mustReplaceNone(stage, before);
      void clients;
      return `${refused} requests refused by full queues; shift stopped; 0 instances replaced`;
    }),
};
