import { describe, expect, it } from '@jest/globals';
import { stability } from '../../../../../lab/cloudformation/resources/shared/group-stabilisation.ts';

const group = (DesiredCapacity: number, ...states: string[]) => ({
  DesiredCapacity,
  Instances: states.map((LifecycleState) => ({
    LifecycleState: LifecycleState as 'InService',
    InstanceId: 'i',
    AvailabilityZone: 'z',
    HealthStatus: 'Unhealthy',
    ProtectedFromScaleIn: false,
  })),
});
const activity = (
  second: number,
  StatusCode: 'Failed' | 'Successful' | 'InProgress',
  StatusMessage?: string,
) => ({
  StartTime: new Date(second * 1000),
  StatusCode,
  StatusMessage,
});

describe('CFN-23: a group', () => {
  it('is stable when its desired capacity is in service, healthy or not', () => {
    expect(stability(group(2, 'InService', 'InService'), [])).toBe('stable');
    expect(stability(group(0), [activity(1, 'Failed', 'x')])).toBe('stable');
  });

  it('is working while instances are pending', () => {
    expect(stability(group(2, 'InService', 'Pending'), [activity(1, 'InProgress')])).toBe('working');
    expect(stability(group(2, 'Pending'), [activity(1, 'Failed', 'no capacity')])).toBe('working');
  });

  it('is failing while the newest finished activity has failed, in any order of the list', () => {
    const activities = [
      activity(1, 'Successful'),
      activity(3, 'Failed', 'no capacity'),
      activity(2, 'InProgress'),
      activity(4, 'InProgress'),
    ];
    expect(stability(group(2, 'InService'), activities)).toEqual({ failing: 'no capacity' });
    expect(stability(group(2, 'InService'), [...activities, activity(5, 'Successful')])).toBe('working');
  });
});
