import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccount, type Account, type Zones as NetworkZones } from './account.ts';
import { autoScaling, type AutoScaling } from './autoscaling/engine.ts';
import { takeBlock } from './block.ts';
import { startCloudFormation, type CloudFormation } from './cloudformation/service.ts';
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
import { startMoto } from './door/moto/moto.ts';
import { startObserver, type Observer } from './observer/observer.ts';
import type { LabPlace, LabTime, Processes } from './ports.ts';
import { openProcesses } from './processes/processes.ts';
import { pythonEnvironment } from './python-environment.ts';
import { openSessions, type Sessions } from './sts/sessions.ts';
import { labTime } from './time.ts';
import { zones, type Zones } from './zones.ts';

/** A running lab: AWS and GitHub on this machine. */
export interface Lab extends Services {
  readonly place: LabPlace;
  readonly account: Account;
  readonly github: GitHub;
  readonly processes: Processes;
  readonly observer: Observer;
  /** Defects of the lab itself. A run with any proves nothing. */
  readonly defects: readonly string[];
  /** The environment with which a process takes this lab for AWS. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends every process and removes the lab's directory. */
  stop(): Promise<void>;
}

/** Options of a lab. */
export interface LabOptions {
  /**
   * Seconds in the lab for each second of AWS's own waiting; 1 is real time. The action's intervals do not
   * change.
   */
  readonly scale: number;
  /**
   * `hollow`: instances are simulated without processes (hollow/README.md), so that hundreds of releases take
   * minutes.
   */
  readonly instances?: 'real' | 'hollow';
  /** Whether callers from outside are throttled at AWS's published rates, in real time; default `off`. */
  readonly throttling?: Throttling;
  /** The number of the network's Availability Zones; default 2. */
  readonly zones?: NetworkZones;
  /** Called with every defect of the lab itself; default: prints to standard error. */
  readonly onDefect?: (text: string) => void;
}

/** AWS's services, with the controls that only the lab and its tests use. */
interface Services {
  readonly door: LabDoor;
  readonly balancing: LoadBalancing;
  readonly instances: InstanceHost;
  /** Makes hollow instances misbehave; no effect on real ones. */
  readonly hollow: HollowInstances;
  readonly autoScaling: AutoScaling;
  readonly cloudFormation: CloudFormation;
  readonly sessions: Sessions;
  readonly zones: Zones;
}

const REGION = 'eu-central-1';
export const REPOSITORY = 'org/digits';

/** The access key of callers from outside: the action, the AWS CLI. */
export const USER_ACCESS_KEY = 'LABUSER0000000000000';

/** Stops one part. The steps run in the reverse order of the starts. */
type StopStep = () => Promise<void> | void;

/** Starts a lab: every part of it, in order. */
export async function startLab(options: LabOptions): Promise<Lab> {
  const { scale, onDefect = printDefect } = options;
  const stopSteps: StopStep[] = [];
  const defects: string[] = [];
  const recordDefect = (text: string): void => {
    defects.push(text);
    onDefect(text);
  };
  const place = await takePlace(stopSteps);
  const processes = openProcesses(place.dir);
  stopSteps.push(() => processes.end(3_000));
  const parts: ServiceParts = { place, processes, time: labTime(scale), onDefect: recordDefect, stopSteps };
  const services = await startServices(parts, options);
  const github = await startGitHub({ host: `127.${place.block}.0.3`, repository: REPOSITORY });
  stopSteps.push(() => github.close());
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
    stop: () => stopAll(stopSteps),
  };
}

const printDefect = (defect: string): void => console.error(`LAB DEFECT: ${defect}`);

/** Takes a loopback block and a directory for this lab alone. */
async function takePlace(stopSteps: StopStep[]): Promise<LabPlace> {
  const { bin, javaHome } = pythonEnvironment();
  const block = await takeBlock();
  stopSteps.push(() => block.release());
  // Socket paths of the instances lie below it and must stay short. The processes' guardian removes it.
  const dir = mkdtempSync(join(tmpdir(), 'tsd-'));
  return { dir, block: block.number, pythonBin: bin, javaHome, region: REGION };
}

/** What starting the services needs. */
interface ServiceParts {
  readonly place: LabPlace;
  readonly processes: Processes;
  readonly time: LabTime;
  readonly onDefect: (text: string) => void;
  readonly stopSteps: StopStep[];
}

async function startServices(parts: ServiceParts, options: LabOptions): Promise<Services> {
  const { place, processes, time, onDefect, stopSteps } = parts;
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
  stopSteps.push(
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

async function stopAll(stopSteps: StopStep[]): Promise<void> {
  for (let end = stopSteps.pop(); end !== undefined; end = stopSteps.pop()) await end();
}
