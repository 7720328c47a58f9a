import {
  DeleteLifecycleHookCommand,
  PutLifecycleHookCommand,
  type PutLifecycleHookCommandInput,
} from '@aws-sdk/client-auto-scaling';
import { resourceType } from '../resource-type.ts';

type LifecycleHook = Omit<PutLifecycleHookCommandInput, 'LifecycleHookName'> & {
  readonly LifecycleHookName?: string;
};

export const lifecycleHook = resourceType<LifecycleHook>({
  supports: [
    'AutoScalingGroupName',
    'LifecycleHookName',
    'LifecycleTransition',
    'HeartbeatTimeout',
    'DefaultResult',
    'NotificationMetadata',
    'NotificationTargetARN',
    'RoleARN',
  ],
  async create(properties, at) {
    const LifecycleHookName = properties.LifecycleHookName ?? at.newName(255);
    await at.autoscaling.send(new PutLifecycleHookCommand({ ...properties, LifecycleHookName }));
    return { physicalId: LifecycleHookName, attributes: {} };
  },
  async update({ physicalId: LifecycleHookName, attributes }, properties, _previous, { autoscaling }) {
    await autoscaling.send(new PutLifecycleHookCommand({ ...properties, LifecycleHookName }));
    return attributes;
  },
  async remove({ physicalId: LifecycleHookName }, { AutoScalingGroupName }, { autoscaling }) {
    await autoscaling.send(new DeleteLifecycleHookCommand({ AutoScalingGroupName, LifecycleHookName }));
  },
});
