import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
  ModifyTargetGroupAttributesCommand,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { startLoadBalancing, type LoadBalancing } from '../../../lab/load-balancer/load-balancing.ts';
import { openProcesses } from '../../../lab/processes.ts';
import type { Processes } from '../../../lab/ports.ts';
import { labTime } from '../../../lab/time.ts';
import { doorOverMoto, type DoorOverMoto } from '../door/door-over-moto.ts';
import { until } from '../../../proofs/kit/until.ts';
import { startBackend, type Backend } from './backend.ts';

const BLOCK = 35;

/** A health interval of 5 AWS seconds is 100 ms, three seconds of propagation 60 ms. */
const SCALE = 0.02;

export type Colour = 'blue' | 'green';

export interface Published {
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Instance {
  readonly id: string;
  readonly backend: Backend;
}

/** The real door, moto and load balancer process; two target groups behind one rule; small servers as instances. */
export class BalancedFleet {
  readonly over: DoorOverMoto;
  readonly balancing: LoadBalancing;
  readonly processes: Processes;
  readonly dir: string;
  readonly published: Published[];
  readonly elb: ElasticLoadBalancingV2Client;
  readonly ec2: EC2Client;
  readonly #port: number;
  readonly #drainSeconds = 25;
  readonly #close: () => Promise<void>;
  readonly #backends: Backend[] = [];
  dnsName = '';
  balancerArn = '';
  listenerArn = '';
  ruleArn = '';
  groups: Record<Colour, string> = { blue: '', green: '' };
  vpcId = '';
  readonly subnets: string[] = [];

  /** @param port of listener and targets; each test file has its own, because they run side by side */
  static async start(port: number): Promise<BalancedFleet> {
    const over = await doorOverMoto(BLOCK);
    const dir = await mkdtemp(join(tmpdir(), 'fleet-'));
    const processes = openProcesses(dir);
    const published: Published[] = [];
    const balancing = startLoadBalancing({
      door: over.door,
      place: { ...over.place, dir },
      time: labTime(SCALE),
      processes,
      publish: (_namespace, metric, dimensions, value) => published.push({ metric, dimensions, value }),
    });
    const close = async (): Promise<void> => {
      await balancing.stop();
      await processes.end(2000);
      await over.close();
      await rm(dir, { recursive: true });
    };
    const fleet = new BalancedFleet({ over, balancing, processes, dir, published }, port, close);
    await fleet.#build();
    return fleet;
  }

  private constructor(
    parts: Pick<BalancedFleet, 'over' | 'balancing' | 'processes' | 'dir' | 'published'>,
    port: number,
    close: () => Promise<void>,
  ) {
    this.over = parts.over;
    this.balancing = parts.balancing;
    this.processes = parts.processes;
    this.dir = parts.dir;
    this.published = parts.published;
    this.elb = new ElasticLoadBalancingV2Client(parts.over.as('ACTION'));
    this.ec2 = new EC2Client(parts.over.as('ACTION'));
    this.#port = port;
    this.#close = close;
  }

  async close(): Promise<void> {
    await this.#close();
    await Promise.all(this.#backends.map((backend) => backend.kill()));
  }

  /** Launches one in the given zone (0 or 1), starts its server, and registers it. */
  async launch(colour: Colour, zone = 0, name: string = colour): Promise<Instance> {
    const { Instances } = await this.ec2.send(
      new RunInstancesCommand({
        ImageId: 'ami-12345678',
        MinCount: 1,
        MaxCount: 1,
        SubnetId: this.subnets[zone],
      }),
    );
    const id = Instances?.[0]?.InstanceId ?? '';
    const backend = await startBackend(name, Instances?.[0]?.PrivateIpAddress ?? '', this.#port);
    this.#backends.push(backend);
    await this.register(colour, id);
    return { id, backend };
  }

  async register(colour: Colour, id: string): Promise<void> {
    await this.elb.send(
      new RegisterTargetsCommand({ TargetGroupArn: this.groups[colour], Targets: [{ Id: id }] }),
    );
  }

  async deregister(colour: Colour, ids: readonly string[]): Promise<void> {
    const Targets = ids.map((Id) => ({ Id }));
    await this.elb.send(new DeregisterTargetsCommand({ TargetGroupArn: this.groups[colour], Targets }));
  }

  async terminate(ids: readonly string[]): Promise<void> {
    await this.ec2.send(new TerminateInstancesCommand({ InstanceIds: [...ids] }));
  }

  async weights(blue: number, green: number): Promise<void> {
    await this.elb.send(new ModifyRuleCommand({ RuleArn: this.ruleArn, Actions: this.actions(blue, green) }));
  }

  /** All nodes route by these weights. */
  async routed(blue: number, green: number): Promise<void> {
    const at = (colour: Colour) => this.balancing.nodeWeights(this.groups[colour]).join();
    await until(
      () => `${at('blue')} ${at('green')}`,
      (seen) => seen === `${[blue, blue, blue].join()} ${[green, green, green].join()}`,
    );
  }

  actions(blue: number, green: number) {
    return [
      {
        Type: 'forward' as const,
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: this.groups.blue, Weight: blue },
            { TargetGroupArn: this.groups.green, Weight: green },
          ],
        },
      },
    ];
  }

  /** No target, no weight, and the drain as it was: another test may begin. */
  async empty(): Promise<void> {
    await this.weights(0, 0);
    for (const colour of ['blue', 'green'] as const) {
      await this.setDrain(colour, 0);
      const left = this.balancing.targetStates(this.groups[colour]);
      await this.deregister(
        colour,
        left.map(({ id }) => id),
      );
      await until(
        () => this.health(colour),
        (lines) => lines.length === 0,
      );
      await this.setDrain(colour, this.#drainSeconds);
    }
  }

  async setDrain(colour: Colour, seconds: number): Promise<void> {
    const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: String(seconds) }];
    await this.elb.send(
      new ModifyTargetGroupAttributesCommand({ TargetGroupArn: this.groups[colour], Attributes }),
    );
  }

  /** As DescribeTargetHealth says it: `i-1 unhealthy Target.Timeout Request timed out`. */
  async health(colour: Colour, ids: readonly string[] = []): Promise<readonly string[]> {
    const { TargetHealthDescriptions } = await this.elb.send(
      new DescribeTargetHealthCommand({
        TargetGroupArn: this.groups[colour],
        ...(ids.length === 0 ? {} : { Targets: ids.map((Id) => ({ Id })) }),
      }),
    );
    return (TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) =>
      [Target?.Id, TargetHealth?.State, TargetHealth?.Reason, TargetHealth?.Description]
        .filter((part) => part !== undefined)
        .join(' '),
    );
  }

  async healthy(colour: Colour, count: number): Promise<void> {
    await until(
      () => this.health(colour),
      (seen) => seen.filter((line) => line.endsWith(' healthy')).length === count,
    );
  }

  /** Where clients go. */
  address(): { host: string; port: number } {
    return this.balancing.addressOf(this.dnsName, this.#port);
  }

  async #build(): Promise<void> {
    const { Vpc } = await this.ec2.send(new CreateVpcCommand({ CidrBlock: `127.${BLOCK}.0.0/16` }));
    this.vpcId = Vpc?.VpcId ?? '';
    for (const [zone, octet] of [['us-east-1a', 16] as const, ['us-east-1b', 32] as const]) {
      const { Subnet } = await this.ec2.send(
        new CreateSubnetCommand({
          VpcId: this.vpcId,
          CidrBlock: `127.${BLOCK}.${octet}.0/20`,
          AvailabilityZone: zone,
        }),
      );
      this.subnets.push(Subnet?.SubnetId ?? '');
    }
    const { LoadBalancers } = await this.elb.send(
      new CreateLoadBalancerCommand({ Name: 'edge', Subnets: this.subnets, Scheme: 'internal' }),
    );
    this.dnsName = LoadBalancers?.[0]?.DNSName ?? '';
    this.balancerArn = LoadBalancers?.[0]?.LoadBalancerArn ?? '';
    this.groups = { blue: await this.group('blue'), green: await this.group('green') };
    await this.setDrain('blue', this.#drainSeconds);
    await this.setDrain('green', this.#drainSeconds);
    const { Listeners } = await this.elb.send(
      new CreateListenerCommand({
        LoadBalancerArn: this.balancerArn,
        Port: this.#port,
        Protocol: 'HTTP',
        DefaultActions: [
          {
            Type: 'fixed-response',
            FixedResponseConfig: { StatusCode: '503', MessageBody: 'no release is live' },
          },
        ],
      }),
    );
    this.listenerArn = Listeners?.[0]?.ListenerArn ?? '';
  }

  async group(name: string, interval = 5): Promise<string> {
    const { TargetGroups } = await this.elb.send(
      new CreateTargetGroupCommand({
        Name: name,
        Protocol: 'HTTP',
        Port: this.#port,
        VpcId: this.vpcId,
        HealthCheckPath: '/healthz',
        HealthCheckIntervalSeconds: interval,
        HealthCheckTimeoutSeconds: 2,
        HealthyThresholdCount: 2,
        UnhealthyThresholdCount: 2,
      }),
    );
    return TargetGroups?.[0]?.TargetGroupArn ?? '';
  }

  async createRule(blue: number, green: number): Promise<void> {
    const { Rules } = await this.elb.send(
      new CreateRuleCommand({
        ListenerArn: this.listenerArn,
        Priority: 100,
        Conditions: [{ Field: 'path-pattern', Values: ['*'] }],
        Actions: this.actions(blue, green),
      }),
    );
    this.ruleArn = Rules?.[0]?.RuleArn ?? '';
  }
}
