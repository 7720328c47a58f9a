import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { startLoadBalancing, type LoadBalancing } from '../../../lab/load-balancer/load-balancing.ts';
import { openProcesses } from '../../../lab/processes/processes.ts';
import type { LabProcess, LabTime, Processes } from '../../../lab/ports.ts';
import { labTime } from '../../../lab/time.ts';
import { doorOverMoto, type DoorOverMoto } from '../door/door-over-moto.ts';
import type { EdgeClients } from './edge.ts';

export const BLOCK = 35;

/** A health interval of 5 AWS seconds is 100 ms, three seconds of propagation 60 ms. */
const SCALE = 0.02;

/** The target groups' deregistration delay, AWS seconds. */
export const DRAIN_SECONDS = 25;

export interface Published {
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What a fleet runs on: the door over moto, the load balancer, and clients of both. */
export interface Equipment extends EdgeClients {
  readonly over: DoorOverMoto;
  readonly dir: string;
  readonly processes: Processes;
  /** The load balancer's own processes. */
  readonly proxies: readonly LabProcess[];
  readonly balancing: LoadBalancing;
  readonly published: readonly Published[];
  readonly time: HeldTime;
  close(): Promise<void>;
}

/** The lab's time, in which a test can hold the end of every deregistration delay. */
class HeldTime implements LabTime {
  readonly scale = SCALE;
  readonly #time = labTime(SCALE);
  #held = Promise.resolve();

  async wait(awsMs: number, signal?: AbortSignal): Promise<void> {
    await this.#time.wait(awsMs, signal);
    if (awsMs === DRAIN_SECONDS * 1000) await this.#held;
  }

  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held = promise;
    return resolve;
  }
}

export async function equip(): Promise<Equipment> {
  const over = await doorOverMoto(BLOCK);
  const dir = await mkdtemp(join(tmpdir(), 'fleet-'));
  const processes = openProcesses(dir);
  const proxies: LabProcess[] = [];
  const published: Published[] = [];
  const time = new HeldTime();
  const start: Processes['start'] = (options) => {
    const started = processes.start(options);
    proxies.push(started);
    return started;
  };
  const balancing = startLoadBalancing({
    door: over.door,
    place: { ...over.place, dir },
    time,
    processes: { start, adopt: (child) => processes.adopt(child) },
    publish: (_namespace, metric, dimensions, value) => published.push({ metric, dimensions, value }),
  });
  const ec2 = new EC2Client(over.as('ACTION'));
  const elb = new ElasticLoadBalancingV2Client(over.as('ACTION'));
  const close = async (): Promise<void> => {
    await balancing.stop();
    await processes.end(2000);
    await over.close();
  };
  return { close, over, dir, processes, proxies, balancing, published, time, ec2, elb };
}
