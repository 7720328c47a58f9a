import { CreateSubnetCommand, CreateVpcCommand, type EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';

/** A network of two zones, and a load balancer in it whose listener forwards to nobody yet. */
export interface Edge {
  readonly vpcId: string;
  readonly subnets: readonly string[];
  readonly dnsName: string;
  readonly balancerArn: string;
  readonly listenerArn: string;
}

export interface EdgeClients {
  readonly ec2: EC2Client;
  readonly elb: ElasticLoadBalancingV2Client;
}

const ZONES = [
  { zone: 'us-east-1a', octet: 16 },
  { zone: 'us-east-1b', octet: 32 },
] as const;

/** @param block of the lab: the network is `127.<block>.0.0/16` */
export async function createEdge({ ec2, elb }: EdgeClients, block: number, port: number): Promise<Edge> {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: `127.${block}.0.0/16` }));
  const vpcId = Vpc?.VpcId ?? '';
  const subnets: string[] = [];
  for (const { zone, octet } of ZONES) {
    const CidrBlock = `127.${block}.${octet}.0/20`;
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId: vpcId, CidrBlock, AvailabilityZone: zone }),
    );
    subnets.push(Subnet?.SubnetId ?? '');
  }
  const { LoadBalancers } = await elb.send(
    new CreateLoadBalancerCommand({ Name: 'edge', Subnets: subnets, Scheme: 'internal' }),
  );
  const balancerArn = LoadBalancers?.[0]?.LoadBalancerArn ?? '';
  const listenerArn = await createListener(elb, balancerArn, port);
  return { vpcId, subnets, dnsName: LoadBalancers?.[0]?.DNSName ?? '', balancerArn, listenerArn };
}

async function createListener(
  elb: ElasticLoadBalancingV2Client,
  LoadBalancerArn: string,
  Port: number,
): Promise<string> {
  const FixedResponseConfig = { StatusCode: '503', MessageBody: 'no release is live' };
  const { Listeners } = await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn,
      Port,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig }],
    }),
  );
  return Listeners?.[0]?.ListenerArn ?? '';
}
