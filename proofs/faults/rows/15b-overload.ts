import { launches, mustReplaceNone, onSleepingFleets } from '../sleeping-stage.ts';
import { keepBusy } from '../sleeping-model.ts';
import { tail } from '../released.ts';
import { must, type Row } from '../row.ts';

/** More than the queues of four instances hold (100 each, one at work). */
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
      must(refused > CLIENTS, 'queues are full', [...answers]);
      must(ended.outputs['result'] === 'rolled_back', 'the shift stops', tail(ended));
      must(
        ended.annotations.some(({ title }) => title === 'TSD4301'),
        'instances report it',
        ended.annotations,
      );
      mustReplaceNone(stage, before);
      void clients;
      return `${refused} requests refused by full queues; shift stopped; 0 instances replaced`;
    }),
};
