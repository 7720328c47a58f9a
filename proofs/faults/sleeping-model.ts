import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Stage } from '../../lab/stage/stage.ts';
import { modelWorkspace } from '../kit/lab.ts';

/** A model whose workers sleep as long as a request says, so that a row can keep real servers busy. */

/** When the first dot of a request is above this, the worker sleeps for the rest, in seconds, before it answers. */
const SLEEPS_FROM = 1_000;
const DOTS = 35;

const HANDLER = `"""The handler of 2.0, which sleeps as long as a request says."""
import time

from handler import Digits, dots


class SleepingDigits(Digits):
    def handle(self, data, context):
        for row in data:
            time.sleep(max(0.0, dots(row)[0] - ${SLEEPS_FROM}))
        return super().handle(data, context)
`;

/**
 * Makes a workspace with `1.0/digits.mar` and `2.0/digits.mar`, whose workers sleep when a request asks for it. The
 * caller removes it.
 */
export async function sleepingModels(): Promise<string> {
  const trained = await modelWorkspace();
  const workspace = mkdtempSync(join(tmpdir(), 'sleeping-'));
  copyFileSync(join(trained, 'golden.json'), join(workspace, 'golden.json'));
  const archive = unzipSync(readFileSync(join(trained, '2.0', 'digits.mar')));
  const manifest = JSON.parse(strFromU8(archive['MAR-INF/MANIFEST.json']!)) as { model: object };
  for (const modelVersion of ['1.0', '2.0']) {
    const model = { ...manifest.model, handler: 'sleeping_handler.py', modelVersion };
    const file = join(workspace, modelVersion, 'digits.mar');
    mkdirSync(dirname(file));
    writeFileSync(
      file,
      zipSync({
        ...archive,
        'sleeping_handler.py': strToU8(HANDLER),
        'MAR-INF/MANIFEST.json': strToU8(JSON.stringify({ ...manifest, model })),
      }),
    );
  }
  return workspace;
}

/** Sends one prediction that keeps a worker busy for so long, on its own connection. Resolves with its status; null: no answer. */
export function keepBusy({ lab }: Stage, url: string, seconds: number): Promise<number | null> {
  const { hostname, port } = new URL(url);
  const address = lab.balancing.addressOf(hostname, Number(port === '' ? 80 : port));
  const dots = [SLEEPS_FROM + seconds, ...Array.from({ length: DOTS - 1 }, () => 0)];
  const headers = { host: hostname, 'content-type': 'application/json' };
  const { promise, resolve } = Promise.withResolvers<number | null>();
  const outgoing = request(
    { ...address, agent: new Agent(), method: 'POST', path: '/predictions/digits', headers },
    (answer) => {
      answer.resume();
      answer.once('close', () => resolve(answer.statusCode ?? null));
    },
  );
  outgoing.once('error', () => resolve(null));
  outgoing.end(JSON.stringify({ dots }));
  return promise;
}
