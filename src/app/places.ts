import { Refusal, type Problem } from '../core/errors.ts';
import type { Network } from '../core/request.ts';
import type { Cloud } from '../ports.ts';
import type { Places } from './run.ts';

/** VPC and subnets: those that the request gives, or the outputs of its network stack. Throws Refusal. */
export async function findPlaces(cloud: Pick<Cloud, 'stacks'>, network: Network): Promise<Places> {
  if (network.kind === 'given') return network;
  const stack = await cloud.stacks.describe(network.name);
  const { VpcId, SubnetIds, LoadBalancerSubnetIds } = stack.outputs;
  if (VpcId === undefined || SubnetIds === undefined || LoadBalancerSubnetIds === undefined)
    throw new Refusal([noNetwork(network.name, stack.status)]);
  return {
    vpcId: VpcId,
    subnetIds: SubnetIds.split(','),
    loadBalancerSubnetIds: LoadBalancerSubnetIds.split(','),
  };
}

const noNetwork = (name: string, status: string): Problem => ({
  code: 'TSD3101',
  subject: 'network-stack',
  message:
    status === ''
      ? `there is no stack ${name} in this region`
      : `stack ${name} (${status}) has no network outputs`,
  remedy:
    'Make it once from templates/network.yaml, or give vpc-id, subnet-ids and load-balancer-subnet-ids.',
});
