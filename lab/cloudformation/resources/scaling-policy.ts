import {
  DeletePolicyCommand,
  PutScalingPolicyCommand,
  type PutScalingPolicyCommandInput,
} from '@aws-sdk/client-auto-scaling';
import { resourceType, type ResourceContext } from '../resource-type.ts';

/** The resource type AWS::AutoScaling::ScalingPolicy: creates, changes and deletes scaling policies. */

/** Without the properties of simple scaling, which the lab's Auto Scaling does not have. */
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
  async create(properties, context) {
    const PolicyName = context.newName(255);
    const arn = await put(PolicyName, properties, context);
    return { physicalId: arn, attributes: { Arn: arn, PolicyName } };
  },
  async update({ attributes }, properties, _previous, context) {
    await put(String(attributes['PolicyName']), properties, context);
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
  { autoscaling }: ResourceContext,
): Promise<string> {
  const settings = { ...properties, PolicyName };
  const { PolicyARN = '' } = await autoscaling.send(new PutScalingPolicyCommand(settings));
  return PolicyARN;
}
