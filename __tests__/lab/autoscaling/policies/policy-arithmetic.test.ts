import { describe, expect, it } from '@jest/globals';
import { capacityAfterStep, stepsIn } from '../../../../lab/autoscaling/policies/step-scaling.ts';
import {
  alarmsOf,
  scaledIn,
  scaledOut,
  trackingIn,
} from '../../../../lab/autoscaling/policies/target-tracking.ts';

const force = (desired: number, warm = desired) => ({ desired, warm, settled: desired === warm });

const tracking = (settings: Record<string, unknown>) =>
  trackingIn({ TargetTrackingConfiguration: { TargetValue: '50', ...settings } });
const cpu = { PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' } };

describe('target tracking', () => {
  const half = tracking(cpu);

  it.each([
    [2, 2, 100, 4],
    [2, 2, 51, 3],
    [4, 4, 60, 5],
    // ASG-15: two warm up, so that the two measured ones do not ask for them again.
    [4, 2, 100, 4],
    [4, 2, 110, 5],
    [2, 0, 100, 2],
  ])('adds: of %d desired with %d warm at %d, %d', (desired, warm, value, wanted) => {
    expect(scaledOut(half, force(desired, warm), value)).toBe(wanted);
  });

  it.each([
    [4, 20, 2],
    [4, 44, 4],
    [4, 37, 3],
    [3, 0, 0],
  ])('removes: of %d at %d, %d', (desired, value, wanted) => {
    expect(scaledIn(half, force(desired), value)).toBe(wanted);
  });

  const policy = { group: 'fleet', arn: 'arn:policy' };

  it('ASG-16: has an alarm to add and one to remove', () => {
    expect(alarmsOf(half, policy, (which) => `${which}-id`)).toMatchObject([
      {
        AlarmName: 'TargetTracking-fleet-AlarmHigh-AlarmHigh-id',
        ComparisonOperator: 'GreaterThanThreshold',
        Threshold: 50,
        EvaluationPeriods: 3,
        AlarmActions: ['arn:policy'],
        Namespace: 'AWS/EC2',
        MetricName: 'CPUUtilization',
        Dimensions: [{ Name: 'AutoScalingGroupName', Value: 'fleet' }],
      },
      {
        AlarmName: 'TargetTracking-fleet-AlarmLow-AlarmLow-id',
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 45,
        EvaluationPeriods: 15,
      },
    ]);
  });

  it('has none to remove where that is disabled', () => {
    expect(alarmsOf(tracking({ ...cpu, DisableScaleIn: 'true' }), policy, () => 'id')).toHaveLength(1);
  });

  it('watches a target group’s requests, or a metric of one’s own', () => {
    const requests = tracking({
      PredefinedMetricSpecification: {
        PredefinedMetricType: 'ALBRequestCountPerTarget',
        ResourceLabel: 'app/edge/1/targetgroup/blue/2',
      },
    });
    expect(requests.metric('fleet')).toMatchObject({
      MetricName: 'RequestCountPerTarget',
      Statistic: 'Sum',
      Dimensions: [{ Name: 'TargetGroup', Value: 'targetgroup/blue/2' }],
    });
    const own = { Namespace: 'N', MetricName: 'm', Statistic: 'Average', Period: '10' };
    expect(tracking({ CustomizedMetricSpecification: own }).metric('fleet')).toEqual({
      ...own,
      Period: 10,
      Dimensions: [],
    });
  });

  it.each([
    [{}, /Exactly one/],
    [{ PredefinedMetricSpecification: { PredefinedMetricType: 'Other' } }, /This lab does not do/],
    [
      {
        PredefinedMetricSpecification: {
          PredefinedMetricType: 'ALBRequestCountPerTarget',
          ResourceLabel: 'x',
        },
      },
      /Invalid resource label/,
    ],
    [{ CustomizedMetricSpecification: { Metrics: [] } }, /This lab does not do/],
  ])('refuses %j', (settings, message) => {
    expect(() => tracking(settings)).toThrow(message);
  });
});

describe('step scaling', () => {
  const steps = (AdjustmentType: string, ...StepAdjustments: object[]) =>
    stepsIn({ AdjustmentType, StepAdjustments, MinAdjustmentMagnitude: '1' });
  const out = steps(
    'ChangeInCapacity',
    { MetricIntervalLowerBound: '0', MetricIntervalUpperBound: '10', ScalingAdjustment: '1' },
    { MetricIntervalLowerBound: '10', ScalingAdjustment: '3' },
  );
  const less = steps('ChangeInCapacity', { MetricIntervalUpperBound: '0', ScalingAdjustment: '-1' });

  it.each([
    [out, 2, 2, 5, 3],
    [out, 2, 2, 10, 5],
    [out, 2, 2, -1, 2],
    // ASG-15: one is on its way already, the larger step adds the difference.
    [out, 3, 2, 5, 3],
    [out, 3, 2, 10, 5],
    [less, 3, 3, -1, 2],
    [less, 3, 3, 0, 2],
    [less, 3, 3, 1, 3],
  ])('%#: takes the step of the distance', (policy, desired, warm, distance, wanted) => {
    expect(capacityAfterStep(policy, force(desired, warm), distance)).toBe(wanted);
  });

  it.each([
    [25, 4, 5],
    [25, 2, 3],
    [25, 7, 8],
    [-25, 7, 6],
    [-25, 2, 1],
  ])('%d percent of %d makes %d', (percent, desired, wanted) => {
    const policy = steps('PercentChangeInCapacity', { ScalingAdjustment: String(percent) });
    expect(capacityAfterStep(policy, force(desired), 1)).toBe(wanted);
  });

  it('may name the capacity itself', () => {
    expect(capacityAfterStep(steps('ExactCapacity', { ScalingAdjustment: '4' }), force(2), 1)).toBe(4);
  });

  it('refuses an unknown adjustment', () => {
    expect(() => steps('Other')).toThrow(/Invalid adjustment type Other/);
  });
});
