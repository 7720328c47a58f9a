import {
  DeletePolicyCommand,
  PutScalingPolicyCommand,
  type PutScalingPolicyCommandInput,
} from '@aws-sdk/client-auto-scaling';
import { resourceType, type Workplace } from '../resource-type.ts';

/** Simple scaling's cooldown and adjustment are left out: the lab's Auto Scaling has only the other kinds. */
type ScalingPolicy = Omit<
  PutScalingPolicyCommandInput,
  'PolicyName' | 'Cooldown' | 'ScalingAdjustment' | 'Enabled'
>;

export const scalingPolicy = resourceType<ScalingPolicy>({
  supports: [
    'AutoScalingGroupName',
    'PolicyType',
    'AdjustmentType',
    'EstimatedInstanceWarmup',
    'MetricAggregationType',
    'MinAdjustmentMagnitude',
    'StepAdjustments',
    'TargetTrackingConfiguration',
  ],
  async create(properties, at) {
    const PolicyName = at.newName(255);
    const arn = await put(PolicyName, properties, at);
    return { physicalId: arn, attributes: { Arn: arn, PolicyName } };
  },
  async update({ attributes }, properties, _previous, at) {
    await put(String(attributes['PolicyName']), properties, at);
    return attributes;
  },
  async remove({ attributes }, { AutoScalingGroupName }, { autoscaling }) {
    const PolicyName = String(attributes['PolicyName']);
    await autoscaling.send(new DeletePolicyCommand({ AutoScalingGroupName, PolicyName }));
  },
});

async function put(
  PolicyName: string,
  properties: ScalingPolicy,
  { autoscaling }: Workplace,
): Promise<string> {
  const settings = { ...properties, PolicyName };
  const { PolicyARN = '' } = await autoscaling.send(new PutScalingPolicyCommand(settings));
  return PolicyARN;
}
