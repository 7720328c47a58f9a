import type { ApiAnswer, ApiCall } from '../ports.ts';

/** An instance as EC2 describes it at its start, with its user data. */
export interface InstanceIdentity {
  readonly id: string;
  /** The private IPv4 address, inside the VPC's loopback block. The instance's processes bind it. */
  readonly address: string;
  readonly zone: string;
  readonly imageId: string;
  readonly instanceType: string;
  readonly profileArn: string | null;
  /** Decoded; '' when there is none. */
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

/** The instances in the answer to RunInstances. The user data is only in the call. */
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

/** The ids in the answer to TerminateInstances. */
export function terminatedIds(answer: ApiAnswer): readonly string[] {
  const instances = (answer['TerminatingInstances'] ?? []) as readonly { readonly InstanceId: string }[];
  return instances.map(({ InstanceId }) => InstanceId);
}
