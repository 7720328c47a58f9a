import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { TAKES_MS } from '../../../lab/hollow/hollow-ports.ts';
import type { Stage } from '../../../lab/stage/stage.ts';
import { acceptedCallsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { logListener } from '../log-listener.ts';
import { mustBePromoted, mustEndAs } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted, version } from '../runs.ts';

/** Fault: long requests run during the shift; the old fleet must drain until they are answered. */

/** Real time; in the lab's time, 1,000 of the 1,400 seconds that a prediction may take here. */
const LONG_MS = 5_000;
const ALLOWED = { 'response-timeout': '1400s' } as const;

interface Asked {
  readonly began: number;
  readonly ended: number;
  /** null: no answer at all. */
  readonly status: number | null;
  readonly modelVersion: string;
}

export const row: Row = {
  number: '17',
  inject: 'long request during the shift',
  required: 'drain ≥ the longest request',
  async run(stage) {
    const short = await stage.start({ inputs: { ...ALLOWED, 'drain-time': '60s' } }).ended;
    mustEndAs(short, 'refused');
    const { outputs } = await promoted(stage, ALLOWED);
    const log = logListener();
    const run = stage.start({ echo: log.echo, inputs: { ...version('2.0'), ...ALLOWED } });
    await log.line(/ verifying: /);
    const over = new AbortController();
    const asking = askOn(stage, outputs['url']!, over.signal);
    const ended = await run.ended;
    over.abort();
    const answers = await asking;
    mustBePromoted(ended);
    const [removed] = acceptedCallsOf(stage, { operation: 'DeleteStack' });
    const outlasting = answers.filter(
      ({ began, ended: at, modelVersion }) =>
        modelVersion === '1.0' && began < removed!.at && at > removed!.at,
    );
    must(outlasting.length > 0, 'some were still with the old fleet when it was removed', answers);
    const lost = answers.filter(({ status }) => status !== 200);
    must(lost.length === 0, 'none is lost', lost);
    return `${answers.length} requests of ${LONG_MS / 1000} s, ${outlasting.length} of them on the old fleet past its removal; lost 0`;
  },
};

/** Sends a long request every 100 ms until aborted; resolves with all of them once they have ended. */
async function askOn(stage: Stage, url: string, signal: AbortSignal): Promise<readonly Asked[]> {
  const all: Promise<Asked>[] = [];
  while (!signal.aborted) {
    all.push(ask(stage, new URL(url)));
    await sleep(100);
  }
  return Promise.all(all);
}

function ask({ lab }: Stage, { hostname, port }: URL): Promise<Asked> {
  const address = lab.balancing.addressOf(hostname, Number(port === '' ? 80 : port));
  const began = Date.now();
  const { promise, resolve } = Promise.withResolvers<Asked>();
  const end = (status: number | null, body: string): void => {
    const modelVersion = /"version":"([^"]+)"/.exec(body)?.[1] ?? '';
    resolve({ began, ended: Date.now(), status, modelVersion });
  };
  const headers = { host: hostname, [TAKES_MS]: String(LONG_MS) };
  const outgoing = request(
    { ...address, agent: new Agent(), path: '/predictions/digits', headers },
    (answer) => {
      let body = '';
      answer.on('data', (part: Buffer) => (body += part.toString()));
      answer.on('end', () => end(answer.statusCode ?? null, body));
      answer.on('error', () => end(null, ''));
    },
  );
  outgoing.on('error', () => end(null, ''));
  outgoing.end();
  return promise;
}
