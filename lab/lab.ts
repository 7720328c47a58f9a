import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccount, type Account, type Zones as NetworkZones } from './account.ts';
import { autoScaling, type AutoScaling } from './autoscaling/engine.ts';
import { takeBlock } from './block.ts';
import { startCloudFormation, type CloudFormation } from './cloudformation/engine.ts';
import { cloudWatch } from './cloudwatch/cloudwatch.ts';
import type { Throttling } from './door/buckets.ts';
import { openDoor, type LabDoor } from './door/door.ts';
import { ISSUER } from './github/oidc.ts';
import { startGitHub, type GitHub } from './github/server.ts';
import { hollowInstances, type HollowInstances } from './hollow/hollow.ts';
import { openInstanceHost, type InstanceHost } from './instances/instance-host.ts';
import type { InstanceIdentity } from './instances/identity.ts';
import { statsdListeners } from './instances/statsd-listeners.ts';
import { startLoadBalancing, type LoadBalancing } from './load-balancer/load-balancing.ts';
import { startMoto } from './moto.ts';
import { startObserver, type Observer } from './observer.ts';
import type { LabPlace, LabTime, Processes } from './ports.ts';
import { openProcesses } from './processes.ts';
import { pythonEnvironment } from './python-environment.ts';
import { openSessions, type Sessions } from './sts/sessions.ts';
import { labTime } from './time.ts';
import { zones, type Zones } from './zones.ts';

export interface LabOptions {
  /** Seconds here for each second of AWS's own waiting; 1 is real time. The action's intervals are not touched. */
  readonly scale: number;
  /** `hollow`: no processes run on instances (hollow/README.md), so that hundreds of releases take minutes. */
  readonly instances?: 'real' | 'hollow';
  /** Whether callers from outside are throttled, in real time, as AWS states it; default `off`. */
  readonly throttling?: Throttling;
  /** Availability Zones of the network; default 2. */
  readonly zones?: NetworkZones;
  /** Told of everything that is a fault of the lab itself; by default standard error. */
  readonly onDefect?: (text: string) => void;
}

/** AWS and GitHub on this machine. */
export interface Lab extends Services {
  readonly place: LabPlace;
  readonly account: Account;
  readonly github: GitHub;
  readonly processes: Processes;
  readonly observer: Observer;
  /** What went wrong in the lab itself; a run with any proves nothing. */
  readonly defects: readonly string[];
  /** What a process needs in its environment to take this lab for AWS. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends every process and removes the lab's directory. */
  stop(): Promise<void>;
}

/** AWS's services, and what only the lab and its tests know of them. */
interface Services {
  readonly door: LabDoor;
  readonly balancing: LoadBalancing;
  readonly instances: InstanceHost;
  /** How hollow instances are told to misbehave; of no effect on real ones. */
  readonly hollow: HollowInstances;
  readonly autoScaling: AutoScaling;
  readonly cloudFormation: CloudFormation;
  readonly sessions: Sessions;
  readonly zones: Zones;
}

export const REGION = 'eu-central-1';
export const REPOSITORY = 'org/digits';

/** The access key of whoever works with the lab from outside: the action, the AWS CLI. */
export const USER_ACCESS_KEY = 'LABUSER0000000000000';

/** Ends one part; called in the reverse order of the starts. */
type Ending = () => Promise<void> | void;

export async function startLab(options: LabOptions): Promise<Lab> {
  const { scale, onDefect = complainAloud } = options;
  const endings: Ending[] = [];
  const defects: string[] = [];
  const tell = (text: string): void => {
    defects.push(text);
    onDefect(text);
  };
  const place = await takePlace(endings);
  const processes = openProcesses(place.dir);
  endings.push(() => processes.end(3_000));
  const ground: Ground = { place, processes, time: labTime(scale), onDefect: tell, endings };
  const services = await startServices(ground, options);
  const github = await startGitHub({ host: `127.${place.block}.0.3`, repository: REPOSITORY });
  endings.push(() => github.close());
  const { door, balancing, sessions } = services;
  sessions.trust({ issuer: ISSUER, audiences: ['sts.amazonaws.com'], publicKey: github.oidc.publicKey });
  door.buckets.enforce(options.throttling ?? 'off');
  return {
    ...services,
    place,
    processes,
    github,
    defects,
    observer: startObserver(door, balancing, join(place.dir, 'observer.jsonl')),
    account: await openAccount(door.url, REGION, place.block, options.zones ?? 2),
    env: userEnvironment(door.url),
    stop: () => endAll(endings),
  };
}

const complainAloud = (defect: string): void => console.error(`LAB DEFECT: ${defect}`);

/** A loopback block and a directory of this lab alone. */
async function takePlace(endings: Ending[]): Promise<LabPlace> {
  const { bin, javaHome } = pythonEnvironment();
  const block = await takeBlock();
  endings.push(() => block.release());
  // Socket paths of the instances lie below it and must stay short. The processes' guardian removes it.
  const dir = mkdtempSync(join(tmpdir(), 'tsd-'));
  return { dir, block: block.number, pythonBin: bin, javaHome, region: REGION };
}

/** What every service stands on. */
interface Ground {
  readonly place: LabPlace;
  readonly processes: Processes;
  readonly time: LabTime;
  readonly onDefect: (text: string) => void;
  readonly endings: Ending[];
}

async function startServices(ground: Ground, options: LabOptions): Promise<Services> {
  const { place, processes, time, onDefect, endings } = ground;
  const complain = (defect: Error): void => onDefect(String(defect.stack));
  const moto = await startMoto(place, processes);
  const door = await openDoor({ address: `127.${place.block}.0.2`, moto: moto.url, onDefect });
  const watch = cloudWatch({ door, time, region: REGION, complain });
  const hollow = hollowInstances(door.url, REGION, onDefect);
  const statsd = statsdListeners(watch.metrics.publish, time, complain);
  const real = {
    onInstance: (instance: InstanceIdentity) => statsd.open(instance, instances.dir(instance.id)),
    onGone: (instance: InstanceIdentity) => statsd.close(instance),
  };
  const kind = options.instances === 'hollow' ? { start: hollow.start } : real;
  const instances: InstanceHost = openInstanceHost({ door, place, processes, time, onDefect, ...kind });
  const { publish } = watch.metrics;
  const balancing = startLoadBalancing({ door, place, time, processes, publish, problem: onDefect });
  const groups = autoScaling({ door, time, region: REGION, complain });
  watch.onAction((notice) => groups.alarmed(notice));
  const { pythonBin } = place;
  const stacks = await startCloudFormation({ door, time, pythonBin, region: REGION, onDefect });
  endings.push(
    () => door.close(),
    () => watch.stop(),
    () => statsd.stop(),
    () => balancing.stop(),
    () => instances.close(),
    () => groups.stop(),
    () => stacks.stop(),
  );
  return {
    door,
    balancing,
    instances,
    hollow,
    autoScaling: groups,
    cloudFormation: stacks,
    sessions: openSessions(door, REGION),
    zones: zones({ door, instances, faults: groups.faults, onDefect }),
  };
}

const userEnvironment = (doorUrl: string): Lab['env'] => ({
  AWS_ENDPOINT_URL: doorUrl,
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_ACCESS_KEY_ID: USER_ACCESS_KEY,
  AWS_SECRET_ACCESS_KEY: 'of-no-meaning',
  AWS_EC2_METADATA_DISABLED: 'true',
});

async function endAll(endings: Ending[]): Promise<void> {
  for (let end = endings.pop(); end !== undefined; end = endings.pop()) await end();
}
