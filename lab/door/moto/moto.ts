import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LabPlace, LabProcess, Processes } from '../../ports.ts';

/** A running moto server, for example at `http://127.40.0.1:41233`. */
interface Moto {
  readonly url: string;
  readonly process: LabProcess;
}

const READY_WITHIN_MS = 30_000;

/** Starts moto's server on an address of this lab and waits until it answers. */
export async function startMoto(place: LabPlace, processes: Processes): Promise<Moto> {
  const address = `127.${place.block}.0.1`;
  const port = await freePort(address);
  const started = processes.start({
    name: 'moto',
    command: join(place.pythonBin, 'moto_server'),
    args: ['-H', address, '-p', String(port)],
    env: {
      PATH: `${place.pythonBin}:/usr/bin:/bin`,
      AWS_DEFAULT_REGION: place.region,
      // Without this setting moto has none of AWS's managed policies.
      MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
    },
    cwd: place.dir,
    log: join(place.dir, 'moto.log'),
  });
  const url = `http://${address}:${port}`;
  await answering(`${url}/moto-api/data.json`, started, join(place.dir, 'moto.log'));
  return { url, process: started };
}

/** A port that is free now. moto cannot report a port that it chose itself. */
async function freePort(address: string): Promise<number> {
  const probe = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  probe.once('error', reject).listen(0, address, () => resolve((probe.address() as AddressInfo).port));
  const port = await promise;
  await new Promise((closed) => probe.close(closed));
  return port;
}

async function answering(url: string, started: LabProcess, log: string): Promise<void> {
  const gone = started.exited.then((code) =>
    Promise.reject(new Error(`moto ended with ${code} at its start: ${log}`)),
  );
  await Promise.race([gone, polled(url, Date.now() + READY_WITHIN_MS, log)]);
  gone.catch(() => undefined);
}

async function polled(url: string, deadline: number, log: string): Promise<void> {
  while (Date.now() < deadline) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok === true) return;
    await sleep(100);
  }
  throw new Error(`moto did not answer within ${READY_WITHIN_MS / 1000} s: ${log}`);
}
