import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDoor, type LabDoor } from '../../../lab/door/door.ts';
import { startMoto } from '../../../lab/door/moto/moto.ts';
import type { LabPlace } from '../../../lab/ports.ts';
import { openProcesses } from '../../../lab/processes/processes.ts';
import { pythonEnvironment } from '../../../lab/python-environment.ts';

export interface DoorOverMoto {
  readonly door: LabDoor;
  readonly place: LabPlace;
  /** Options for an SDK client that calls this door as `accessKey`. */
  as(accessKey: string): ReturnType<typeof clientOptions>;
  close(): Promise<void>;
}

/** Opens a real door before a real moto, on loopback block `block`. Defects are kept and not printed. */
export async function doorOverMoto(block: number): Promise<DoorOverMoto> {
  const dir = await mkdtemp(join(tmpdir(), 'door-'));
  const { bin, javaHome } = pythonEnvironment();
  const place: LabPlace = { dir, block, pythonBin: bin, javaHome, region: 'us-east-1' };
  const processes = openProcesses(dir);
  const moto = await startMoto(place, processes);
  const door = await openDoor({ address: `127.${block}.0.2`, moto: moto.url, onDefect: () => undefined });
  return {
    door,
    place,
    as: (accessKey) => clientOptions(door.url, accessKey),
    async close() {
      await door.close();
      await processes.end(2000);
    },
  };
}

function clientOptions(endpoint: string, accessKeyId: string) {
  return {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'secret' },
    forcePathStyle: true,
    maxAttempts: 1,
  };
}
