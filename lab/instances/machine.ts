import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { LabPlace, LabProcess, LabTime, Processes } from '../ports.ts';
import type { InstanceIdentity } from './identity.ts';
import { init } from './init.ts';
import { openInitSocket } from './init-socket.ts';
import { openMetadataService } from './metadata-service.ts';
import type { Service } from './service.ts';

/** A running instance, with its directory, metadata service, init and processes. */
export interface Machine {
  readonly identity: InstanceIdentity;
  readonly dir: string;
  /** Kills the model server until systemd gives up, or every process at once. */
  kill(what: 'server' | 'all'): Promise<void>;
  /** Shuts down: stops the services as their units say, and kills what is left after the grace period. */
  powerOff(): Promise<void>;
}

export interface MachineOptions {
  readonly identity: InstanceIdentity;
  readonly place: LabPlace;
  readonly processes: Processes;
  readonly time: LabTime;
  /** The door's URL. */
  readonly endpoint: string;
  /** AWS milliseconds from the launch to the first line of user data. */
  readonly bootMs: number;
}

const SHIMS = fileURLToPath(new URL('./shims', import.meta.url));
/** The grace period of a shutdown. EC2 gives minutes, which nothing here needs. */
const POWER_OFF_MS = 4_000;
/** Unix socket paths have at most 107 bytes. The server's sockets are `<root>/run/x.sock`. */
const ROOT_PATH_MAX = 90;
/** Java options that halve the processor time of a server's start (2.7 s → 1.4 s). */
const QUICK_JAVA = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';
const CRASH_EVERY_MS = 50;
/** The name of the unit in boot.sh. */
const MODEL_SERVER = 'model-server';

/** The directory of an instance's files. It is short because of the sockets in it. */
export const instanceDir = (place: LabPlace, id: string): string => join(place.dir, 'i', id);

function directories(place: LabPlace, id: string): { dir: string; root: string } {
  const dir = instanceDir(place, id);
  const root = join(dir, 'ms');
  if (root.length > ROOT_PATH_MAX)
    throw new Error(`${root} is too long for unix sockets: use a shorter lab directory`);
  for (const name of ['bin', 'home', 'tmp', 'journal', 'ms']) mkdirSync(join(dir, name), { recursive: true });
  return { dir, root };
}

/** The environment of the user data and of all services. It inherits nothing from the lab. */
function machineEnvironment(options: MachineOptions, dir: string, root: string, metadataUrl: string) {
  const { place, endpoint } = options;
  return {
    PATH: `${join(dir, 'bin')}:${SHIMS}:${place.pythonBin}:/usr/local/bin:/usr/bin:/bin`,
    LANG: 'C.UTF-8',
    HOME: join(dir, 'home'),
    TMPDIR: join(dir, 'tmp'),
    JAVA_HOME: place.javaHome,
    JAVA_TOOL_OPTIONS: QUICK_JAVA,
    MODEL_SERVER_ROOT: root,
    AWS_ENDPOINT_URL: endpoint,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: metadataUrl,
    LAB_INSTANCE_DIR: dir,
    LAB_SHIMS: SHIMS,
    LAB_NODE: process.execPath,
  };
}

/** Runs the user data as cloud-init does: a script whose first line names its interpreter. */
function runUserData(
  options: MachineOptions,
  dir: string,
  env: Readonly<Record<string, string>>,
): LabProcess | null {
  const { identity, processes } = options;
  if (identity.userData === '') return null;
  if (!identity.userData.startsWith('#!'))
    throw new Error(`${identity.id}: the lab runs only scripts as user data`);
  const script = join(dir, 'user-data');
  writeFileSync(script, identity.userData, { mode: 0o755 });
  return processes.start({
    name: `${identity.id} user data`,
    command: script,
    args: [],
    env,
    cwd: join(dir, 'home'),
    log: join(dir, 'user-data.log'),
  });
}

/** Kills the server whenever it runs, until the unit's start limit ends its restarts. */
async function crashForGood(server: Service): Promise<void> {
  while (server.state() !== 'failed') {
    server.crash();
    await sleep(CRASH_EVERY_MS);
  }
}

/** Starts an instance. It boots by itself. */
export async function startMachine(options: MachineOptions): Promise<Machine> {
  const { identity, place, processes, time } = options;
  if (!/^(#!|$)/.test(identity.userData)) throw new Error('the lab runs only scripts as user data');
  const { dir, root } = directories(place, identity.id);
  const metadata = await openMetadataService(identity, place.region);
  const env = machineEnvironment(options, dir, root, metadata.url);
  const system = init({ processes, env, journalDir: join(dir, 'journal') });
  const socket = await openInitSocket(system, join(dir, 'init.sock'));
  const power = new AbortController();
  const booted = time
    .wait(options.bootMs, power.signal)
    .then(() => (power.signal.aborted ? null : runUserData(options, dir, env)));
  const cut = async (graceMs: number): Promise<void> => {
    power.abort();
    await (await booted)?.stop(graceMs);
    await system.cutAll();
  };
  return {
    identity,
    dir,
    kill: async (what) => {
      const server = system.service(MODEL_SERVER);
      if (what === 'all') await cut(0);
      else if (server === undefined) throw new Error(`${identity.id} has no ${MODEL_SERVER} service yet`);
      else await crashForGood(server);
    },
    powerOff: async () => {
      power.abort();
      await Promise.race([system.stopAll(), sleep(POWER_OFF_MS, undefined, { ref: false })]);
      await cut(POWER_OFF_MS);
      metadata.close();
      socket.close();
    },
  };
}
