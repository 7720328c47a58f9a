import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { labClient } from '../door/lab-client.ts';
import { FollowedRecords } from '../elbv2/followed-records.ts';
import { loadBalancingHandler } from '../elbv2/handler.ts';
import { deregistrationDelay, readRecords } from '../elbv2/records.ts';
import { healthOf, type TargetHealth } from '../elbv2/target-health.ts';
import { targetKey, TargetRegistry, type RegisteredTarget } from '../elbv2/target-registry.ts';
import type { Publish } from '../cloudwatch/metrics/metrics.ts';
import type { ApiCall, Door, LabPlace, LabTime, Processes } from '../ports.ts';
import type { Counts } from './metrics/accounting.ts';
import { AddressBook, type Address } from './address-book.ts';
import { BalancerProcess } from './process/balancer-process.ts';
import { NODES } from './process/balancing.ts';
import { configurationOf, groupUse } from './configuration-of.ts';
import type { Configuration } from './configuration.ts';
import { publishEachMinute } from './metrics/metrics-publisher.ts';
import { NodeReports } from './process/node-reports.ts';

/** The lab's load balancing, for parts of the lab that do not call the API. */
export interface LoadBalancing {
  /** The address on this machine for `http://DNSNAME:PORT`. @throws for an unknown name */
  addressOf(dnsName: string, listenerPort: number): Address;
  /** The targets of a group, as DescribeTargetHealth describes them. */
  targetStates(groupArn: string): readonly TargetState[];
  /** The current weight of the group at each node; null where no rule names it. */
  nodeWeights(groupArn: string): readonly (number | null)[];
  /** Called before a target is deregistered or its instance ended. */
  onLeaving(listener: Leaving): void;
  /** Counts of all requests since the start. */
  counts(): Promise<Counts>;
  stop(): Promise<void>;
}

/** How long a rule change takes to reach the last node, in AWS ms. AWS publishes no number; it takes a few seconds. */
const PROPAGATION_MS = 3000;

/** A target and its current health. */
interface TargetState extends TargetHealth {
  readonly id: string;
  readonly port: number;
  readonly zone: string;
  readonly address: string;
}

/** @param target its state before it leaves */
type Leaving = (groupArn: string, target: TargetState) => void;

interface LoadBalancingParts {
  readonly door: Door;
  readonly place: LabPlace;
  readonly time: LabTime;
  readonly processes: Processes;
  readonly publish: Publish;
  /** Receives problems for a person to read; by default they go to standard error. */
  readonly problem?: (text: string) => void;
}

/** Starts load balancing: answers at the door what moto cannot, and runs the load balancer process. */
export const startLoadBalancing = (parts: LoadBalancingParts): LoadBalancing => {
  const running = new Running(parts);
  parts.door.handle('elasticloadbalancing', running.handler());
  return running;
};

class Running implements LoadBalancing {
  readonly #parts: LoadBalancingParts;
  readonly #ec2: EC2Client;
  readonly #records: FollowedRecords;
  readonly #targets: TargetRegistry;
  readonly #reports = new NodeReports();
  readonly #addresses: AddressBook;
  readonly #process: BalancerProcess;
  readonly #end = new AbortController();
  readonly #leaving: Leaving[] = [];
  #sent: Configuration = { version: 0, balancers: [], groups: [] };

  constructor(parts: LoadBalancingParts) {
    this.#parts = parts;
    const client = labClient(parts.door.url, parts.place.region);
    const problem = parts.problem ?? ((text: string) => console.error(`load balancer: ${text}`));
    this.#ec2 = new EC2Client(client);
    this.#addresses = new AddressBook(parts.place.block);
    this.#targets = new TargetRegistry(parts.time, {
      changed: () => this.#send(),
      leaving: (target) => {
        const state = this.#state(target);
        for (const listener of this.#leaving) listener(target.group, state);
      },
    });
    const api = new ElasticLoadBalancingV2Client(client);
    this.#records = new FollowedRecords(
      parts.door,
      () => readRecords(api),
      () => this.#send(),
      problem,
    );
    this.#process = new BalancerProcess(parts.processes, parts.place, (report) => {
      this.#reports.take(report);
      if (report.kind === 'problem') problem(report.text);
    });
    parts.door.after((call) => this.#follow(call));
    void this.#publish(problem);
  }

  handler() {
    return loadBalancingHandler({
      records: () => this.#records.settled(),
      targets: this.#targets,
      health: (target) => this.#health(target),
      namedAtANode: (group) => this.nodeWeights(group).some((weight) => weight !== null),
      instance: (id) => this.#instance(id),
    });
  }

  addressOf(dnsName: string, listenerPort: number): Address {
    return this.#addresses.find(dnsName, listenerPort);
  }

  targetStates(groupArn: string): readonly TargetState[] {
    return this.#targets.of(groupArn).map((target) => this.#state(target));
  }

  onLeaving(listener: Leaving): void {
    this.#leaving.push(listener);
  }

  nodeWeights(groupArn: string): readonly (number | null)[] {
    return this.#reports.weights(groupArn);
  }

  counts(): Promise<Counts> {
    return this.#process.counts();
  }

  async stop(): Promise<void> {
    this.#end.abort();
    this.#records.stop();
    await this.#process.stop();
  }

  #health(target: RegisteredTarget): TargetHealth {
    const use = groupUse(this.#records.latest, target.group);
    return healthOf(target, use, this.#reports.views(targetKey(target)), NODES);
  }

  #state(target: RegisteredTarget): TargetState {
    const { id, port, zone, address } = target;
    return { id, port, zone, address, ...this.#health(target) };
  }

  #send(): void {
    const { scale } = this.#parts.time;
    const records = this.#records.latest;
    const dnsNames = new Map(records.balancers.map(({ arn, balancer }) => [arn, balancer.DNSName ?? '']));
    this.#sent = configurationOf(
      this.#sent.version + 1,
      records,
      this.#targets.all(),
      (arn) => this.#addresses.addressOf(arn, dnsNames.get(arn) ?? ''),
      scale,
    );
    this.#reports.remember(this.#sent);
    this.#process.send({
      kind: 'configuration',
      configuration: this.#sent,
      propagationMs: PROPAGATION_MS * scale,
    });
  }

  /** Follows calls that end instances or delete target groups. */
  #follow({ service, operation, params }: ApiCall): void {
    if (service === 'ec2' && operation === 'TerminateInstances')
      this.#ended(params['InstanceId'], 'terminated');
    if (service === 'ec2' && operation === 'StopInstances') this.#ended(params['InstanceId'], 'stopped');
    if (service === 'elasticloadbalancing' && operation === 'DeleteTargetGroup') {
      this.#targets.forget(String(params['TargetGroupArn']));
    }
  }

  #ended(instanceIds: unknown, life: 'stopped' | 'terminated'): void {
    const { groups } = this.#records.latest;
    const delays = new Map(groups.map(({ arn, attributes }) => [arn, deregistrationDelay(attributes)]));
    this.#targets.ended([instanceIds].flat().map(String), life, (group) => delays.get(group) ?? 0);
  }

  async #instance(id: string): Promise<{ address: string; zone: string } | null> {
    const filters = [
      { Name: 'instance-id', Values: [id] },
      { Name: 'instance-state-name', Values: ['running'] },
    ];
    const answer = await this.#ec2.send(new DescribeInstancesCommand({ Filters: filters }));
    const instance = answer.Reservations?.[0]?.Instances?.[0];
    if (instance === undefined) return null;
    return { address: instance.PrivateIpAddress ?? '', zone: instance.Placement?.AvailabilityZone ?? '' };
  }

  async #publish(problem: (text: string) => void): Promise<void> {
    const source = {
      counts: () => this.#process.counts(),
      takeResponseTimes: () => this.#process.takeResponseTimes(),
      groups: () => this.#sent.groups,
      hosts: (arn: string) => {
        const states = this.targetStates(arn).map(({ state }) => state);
        return {
          healthy: states.filter((state) => state === 'healthy').length,
          unhealthy: states.filter((state) => state === 'unhealthy').length,
        };
      },
    };
    await publishEachMinute(source, this.#parts.time, this.#parts.publish, this.#end.signal).catch(
      (error: unknown) => {
        if (!this.#end.signal.aborted) problem(`metrics ended: ${String(error)}`);
      },
    );
  }
}
