import { type EC2Client, RunInstancesCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import {
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
  ModifyTargetGroupAttributesCommand,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { until } from '../../../proofs/kit/until.ts';
import { startBackend, type Backend } from './backend.ts';
import { createEdge, type Edge } from './edge.ts';
import { BLOCK, DRAIN_SECONDS, equip, type Equipment } from './fleet-equipment.ts';

export type Colour = 'blue' | 'green';

export interface Instance {
  readonly id: string;
  readonly backend: Backend;
}

/** The real door, moto and load balancer process; two target groups behind one rule; small servers as instances. */
export class BalancedFleet {
  readonly over: Equipment['over'];
  readonly balancing: Equipment['balancing'];
  readonly processes: Equipment['processes'];
  readonly dir: Equipment['dir'];
  readonly published: Equipment['published'];
  readonly elb: ElasticLoadBalancingV2Client;
  readonly ec2: EC2Client;
  readonly edge: Edge;
  readonly #equipment: Equipment;
  readonly #port: number;
  readonly #backends: Backend[] = [];
  ruleArn = '';
  groups: Record<Colour, string> = { blue: '', green: '' };

  /** @param port of listener and targets; each test file has its own, because they run side by side */
  static async start(port: number): Promise<BalancedFleet> {
    const equipment = await equip();
    const fleet = new BalancedFleet(equipment, await createEdge(equipment, BLOCK, port), port);
    for (const colour of ['blue', 'green'] as const) {
      fleet.groups[colour] = await fleet.group(colour);
      await fleet.setDrain(colour, DRAIN_SECONDS);
    }
    return fleet;
  }

  private constructor(equipment: Equipment, edge: Edge, port: number) {
    this.over = equipment.over;
    this.balancing = equipment.balancing;
    this.processes = equipment.processes;
    this.dir = equipment.dir;
    this.published = equipment.published;
    this.elb = equipment.elb;
    this.ec2 = equipment.ec2;
    this.edge = edge;
    this.#equipment = equipment;
    this.#port = port;
  }

  async close(): Promise<void> {
    await this.#equipment.close();
    await Promise.all(this.#backends.map((backend) => backend.kill()));
  }

  /** Targets that are deregistered from now on stay until the returned function is called. */
  holdDraining(): () => void {
    return this.#equipment.time.hold();
  }

  /** No node checks, routes by anything newer or reports anything until the returned function is called. */
  freezeNodes(): () => void {
    const pids = this.#equipment.proxies.map(({ pid }) => pid);
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    return () => {
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    };
  }

  /** Launches one in the given zone (0 or 1), starts its server, and registers it. */
  async launch(colour: Colour, zone = 0, name: string = colour): Promise<Instance> {
    const instance = await this.start(zone, name);
    await this.register(colour, instance.id);
    return instance;
  }

  /** Launches one in the given zone and starts its server. */
  async start(zone = 0, name = 'blue'): Promise<Instance> {
    const { Instances } = await this.ec2.send(
      new RunInstancesCommand({
        ImageId: 'ami-12345678',
        MinCount: 1,
        MaxCount: 1,
        SubnetId: this.edge.subnets[zone],
      }),
    );
    const id = Instances?.[0]?.InstanceId ?? '';
    const backend = await startBackend(name, Instances?.[0]?.PrivateIpAddress ?? '', this.#port);
    this.#backends.push(backend);
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
      await this.setDrain(colour, DRAIN_SECONDS);
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
    return this.balancing.addressOf(this.edge.dnsName, this.#port);
  }

  async group(name: string, interval = 5): Promise<string> {
    const { TargetGroups } = await this.elb.send(
      new CreateTargetGroupCommand({
        Name: name,
        Protocol: 'HTTP',
        Port: this.#port,
        VpcId: this.edge.vpcId,
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
        ListenerArn: this.edge.listenerArn,
        Priority: 100,
        Conditions: [{ Field: 'path-pattern', Values: ['*'] }],
        Actions: this.actions(blue, green),
      }),
    );
    this.ruleArn = Rules?.[0]?.RuleArn ?? '';
  }
}
