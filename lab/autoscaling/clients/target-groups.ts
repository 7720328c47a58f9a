import {
  DeregisterTargetsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { TargetGroups } from './ports.ts';
import type { LabClient } from '../../door/lab-client.ts';

/** A load balancer client that calls the lab's door. */
export function targetGroups(client: LabClient): TargetGroups {
  const api = new ElasticLoadBalancingV2Client(client);
  return {
    async register(TargetGroupArn, Id) {
      await api.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id }] }));
    },
    async deregister(TargetGroupArn, Id) {
      await ifKnown(api.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [{ Id }] })));
    },
    async drainSeconds(TargetGroupArn) {
      const answer = await ifKnown(api.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn })));
      const attributes = answer?.Attributes ?? [];
      return Number(attributes.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds')?.Value ?? 0);
    },
    async health(TargetGroupArn) {
      const answer = await ifKnown(api.send(new DescribeTargetHealthCommand({ TargetGroupArn })));
      const descriptions = answer?.TargetHealthDescriptions ?? [];
      return new Map(descriptions.map((d) => [d.Target?.Id ?? '', d.TargetHealth?.State ?? '']));
    },
    async unknown(arns) {
      const found = await Promise.all(
        arns.map((arn) => ifKnown(api.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [arn] })))),
      );
      return arns.filter((_arn, index) => found[index] === null);
    },
  };
}

/** null for a target group that does not exist: it may be deleted while Auto Scaling groups still name it. */
const ifKnown = <T>(answer: Promise<T>): Promise<T | null> =>
  answer.catch((refusal: Error) => {
    if (refusal.name !== 'TargetGroupNotFoundException') throw refusal;
    return null;
  });
