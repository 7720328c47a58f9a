import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  connectionsElsewhere,
  connectionsIn,
  watchedEnvironment,
} from '../../../lab/observer/connection-watch.ts';

jest.setTimeout(20_000);

let dir: string;
let door: Server;
let doorPort: number;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'watch-'));
  door = createServer((_request, response) => response.end('{}')).listen(0, '127.35.0.9');
  await once(door, 'listening');
  doorPort = (door.address() as AddressInfo).port;
});
afterEach(() => {
  door.close();
  rmSync(dir, { recursive: true });
});

/** Runs a program with the connection watch and returns its connections. */
const watched = async (program: string): Promise<readonly string[]> => {
  const file = join(dir, 'connections');
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: watchedEnvironment(file),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
  return connectionsIn(file);
};

describe('the connection watch', () => {
  it.each([
    ['http', (at: string) => `import http from 'node:http'; http.get('http://${at}', (r) => r.resume());`],
    ['fetch', (at: string) => `await (await fetch('http://${at}')).text();`],
    [
      'net',
      (at: string) => `import net from 'node:net'; net.connect(...'${at}'.split(':').reverse()).end();`,
    ],
  ])('sees what %s opens, once', async (_client, program) => {
    const at = `127.35.0.9:${doorPort}`;
    expect(await watched(program(at))).toEqual([at]);
  });

  it('sees encrypted connections and those that fail', async () => {
    const program = `
      import tls from 'node:tls';
      import net from 'node:net';
      tls.connect({ host: '127.35.0.9', port: ${doorPort} }).on('error', () => {});
      net.connect({ host: '127.35.255.200', port: 9 }).on('error', () => {});`;
    expect((await watched(program)).toSorted()).toEqual(
      [`127.35.0.9:${doorPort}`, '127.35.255.200:9'].toSorted(),
    );
  });

  it('sees a name that cannot be resolved', async () => {
    const program = `import net from 'node:net'; net.connect({ host: 'edge.invalid', port: 80 }).on('error', () => {});`;
    expect(await watched(program)).toEqual(['edge.invalid:80']);
  });

  it('separates connections to services from all others', async () => {
    const services = [`127.35.0.9:${doorPort}`];
    const called = await watched(`await (await fetch('http://127.35.0.9:${doorPort}')).text();`);
    expect(connectionsElsewhere(called, services)).toEqual([]);
    expect(connectionsElsewhere([...called, '127.35.16.4:8080', 'edge.elb:80'], services)).toEqual([
      '127.35.16.4:8080',
      'edge.elb:80',
    ]);
  });

  it('a process without connections has none recorded', async () => {
    expect(await watched('1 + 1')).toEqual([]);
  });
});
