/**
 * How long AWS typically takes for a resource beyond the API calls, in AWS seconds. The figures are rounded
 * observations from public deployment logs. The lab waits them times its scale.
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

/** The typical durations of a resource type. */
export function typicalSeconds(type: string): Seconds {
  return TYPICAL[type] ?? USUAL;
}

/** From the stack's status to the event of its first resource. */
export const STACK_STEP_SECONDS = 2;
/** From the creation of a change set until it can be executed. */
export const CHANGE_SET_SECONDS = 4;
