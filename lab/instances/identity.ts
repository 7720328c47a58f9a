import type { ApiAnswer, ApiCall } from '../ports.ts';

/** What EC2 says of an instance that it has just started, and what its user data is. */
export interface InstanceIdentity {
  readonly id: string;
  /** Private IPv4, inside the VPC's loopback block: the address that the instance's processes bind. */
  readonly address: string;
  readonly zone: string;
  readonly imageId: string;
  readonly instanceType: string;
  readonly profileArn: string | null;
  /** Decoded; '' when none was given. */
  readonly userData: string;
}

interface StartedInstance {
  readonly InstanceId: string;
  readonly PrivateIpAddress: string;
  readonly ImageId: string;
  readonly InstanceType: string;
  readonly Placement: { readonly AvailabilityZone: string };
  readonly IamInstanceProfile?: { readonly Arn?: string };
}

/** The instances of a RunInstances answer; the user data stands only in the call. */
export function startedInstances(call: ApiCall, answer: ApiAnswer): readonly InstanceIdentity[] {
  const userData = Buffer.from(String(call.params['UserData'] ?? ''), 'base64').toString();
  return ((answer['Instances'] ?? []) as readonly StartedInstance[]).map((started) => ({
    id: started.InstanceId,
    address: started.PrivateIpAddress,
    zone: started.Placement.AvailabilityZone,
    imageId: started.ImageId,
    instanceType: started.InstanceType,
    profileArn: started.IamInstanceProfile?.Arn ?? null,
    userData,
  }));
}

/** The ids that a TerminateInstances answer accepted. */
export function terminatedIds(answer: ApiAnswer): readonly string[] {
  const instances = (answer['TerminatingInstances'] ?? []) as readonly { readonly InstanceId: string }[];
  return instances.map(({ InstanceId }) => InstanceId);
}
