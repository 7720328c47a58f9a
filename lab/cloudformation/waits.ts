/**
 * How long AWS typically takes for a resource beyond the calls that make it, in seconds of AWS time: rounded
 * observations from public deployment logs, not promises. The lab waits them times its scale, like every wait.
 */
interface Seconds {
  readonly create: number;
  readonly update: number;
  readonly remove: number;
}

const USUAL: Seconds = { create: 4, update: 4, remove: 2 };

const TYPICAL: Readonly<Record<string, Seconds>> = {
  'AWS::EC2::VPC': { create: 12, update: 5, remove: 2 },
  'AWS::EC2::InternetGateway': { create: 16, update: 5, remove: 2 },
  'AWS::EC2::VPCGatewayAttachment': { create: 8, update: 8, remove: 4 },
  'AWS::EC2::NatGateway': { create: 95, update: 5, remove: 45 },
  'AWS::EC2::EIP': { create: 15, update: 5, remove: 2 },
  'AWS::EC2::SecurityGroup': { create: 6, update: 5, remove: 2 },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { create: 125, update: 10, remove: 10 },
  'AWS::ElasticLoadBalancingV2::TargetGroup': { create: 14, update: 10, remove: 4 },
  'AWS::IAM::Role': { create: 17, update: 15, remove: 3 },
  'AWS::IAM::InstanceProfile': { create: 120, update: 5, remove: 2 },
  'AWS::S3::Bucket': { create: 20, update: 15, remove: 4 },
};

export function typicalSeconds(type: string): Seconds {
  return TYPICAL[type] ?? USUAL;
}

/** Between what the stack decides and the first resource's event. */
export const STACK_STEP_SECONDS = 2;
/** From a change set's creation until it can be executed. */
export const CHANGE_SET_SECONDS = 4;
