import { input } from '../definition.ts';
import { optional } from '../form.ts';
import { stackName, subnetId, vpcId } from '../forms/aws.ts';
import { listOf } from '../forms/list.ts';
import { wholeNumber } from '../forms/number.ts';

/** Inputs that set the network of instances and load balancer. */
export const NETWORK = {
  'vpc-id': input({
    description:
      'VPC to use, together with both lists of subnets. Empty: the VPC and subnets of `network-stack`.',
    form: optional(vpcId),
    default: '',
  }),
  'subnet-ids': input({
    description: 'Subnets of the instances, in at least two zones.',
    form: listOf(subnetId, 16),
    default: '',
  }),
  'load-balancer-subnet-ids': input({
    description: 'Subnets of the load balancer, in at least two zones.',
    form: listOf(subnetId, 16),
    default: '',
  }),
  'network-stack': input({
    description: 'Stack made from `templates/network.yaml`, whose outputs name VPC and subnets.',
    form: stackName,
    default: 'torchserve-deploy-network',
  }),
  'listener-port': input({
    description: 'Port on which the load balancer listens.',
    form: optional(wholeNumber(1, 65_535)),
    default: '',
    defaultNote: '`443` with a certificate, else `80`',
  }),
};
