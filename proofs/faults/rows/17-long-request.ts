import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { TAKES_MS } from '../../../lab/hollow/hollow-ports.ts';
import type { Stage } from '../../../lab/stage.ts';
import { callsOf } from '../calls.ts';
import { openEars } from '../ears.ts';
import { NEXT_VERSION, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';

/** Real time: in the lab's, 1,000 of the 1,400 seconds that a prediction may take here. */
const LONG_MS = 5_000;
const ALLOWED = { 'response-timeout': '1400s' } as const;

interface Asked {
  readonly began: number;
  readonly ended: number;
  /** null: no answer at all. */
  readonly status: number | null;
  readonly version: string;
}

export const row: Row = {
  number: '17',
  inject: 'long request during the shift',
  required: 'drain ≥ the longest request',
  async run(stage) {
    const short = await stage.start({ inputs: { ...ALLOWED, 'drain-time': '60s' } }).ended;
    must(short.outputs['result'] === 'refused', 'a drain shorter than a request is refused', tail(short));
    const { outputs } = await released(stage, ALLOWED);
    const ears = openEars();
    const run = stage.start({ echo: ears.echo, inputs: { ...NEXT_VERSION, ...ALLOWED } });
    const key = stage.accessKey();
    await ears.heard(/ verifying: /);
    const over = new AbortController();
    const asking = askOn(stage, outputs['url']!, over.signal);
    const ended = await run.ended;
    over.abort();
    const answers = await asking;
    must(ended.outputs['result'] === 'promoted', 'it is promoted', tail(ended));
    const [removed] = callsOf(stage, key, 'DeleteStack');
    const outlasting = answers.filter(
      ({ began, ended: at, version }) => version === '1.0' && began < removed!.at && at > removed!.at,
    );
    must(outlasting.length > 0, 'some were still with the old fleet when it was removed', answers);
    const lost = answers.filter(({ status }) => status !== 200);
    must(lost.length === 0, 'none is lost', lost);
    return `${answers.length} requests of ${LONG_MS / 1000} s, ${outlasting.length} of them on the old fleet past its removal; lost 0`;
  },
};

/** A long request every so often, from now on; all their ends. */
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
    const version = /"version":"([^"]+)"/.exec(body)?.[1] ?? '';
    resolve({ began, ended: Date.now(), status, version });
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
