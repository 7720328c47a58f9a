import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import fc from 'fast-check';
import { ruleView } from '../../../src/aws/load-balancing/production-rule.ts';
import { launchTrouble, zoneOf } from '../../../src/aws/auto-scaling/scaling-failure.ts';
import { causeOf } from '../../../src/aws/cloudformation/stack-cause.ts';
import { hasFailed, stackState } from '../../../src/aws/cloudformation/stack-status.ts';
import { isPassing, translated } from '../../../src/aws/vendor-error.ts';
import { edgeOutputs } from '../../../src/core/edge-outputs.ts';
import { Failure } from '../../../src/core/errors.ts';
import { annotations } from '../../../src/report/annotation.ts';
import { noise } from '../arbitraries/noise.ts';
import { textsLike } from '../arbitraries/texts.ts';
import { target, type Target } from '../target.ts';
import { holds, same } from '../violation.ts';

/** Targets that read the answers of AWS. */

const ERROR_NAMES = [
  'Throttling',
  'AccessDenied',
  'ExpiredToken',
  'NoSuchBucket',
  'TimeoutError',
  'Error',
  'ValidationError',
];
const named = fc.option(fc.oneof(fc.constantFrom(...ERROR_NAMES), noise), { nil: undefined });

const errors = target({
  name: "AWS's errors",
  share: 8,
  inputs: fc.record({
    message: textsLike('Rate exceeded', 'connect ECONNREFUSED', "Couldn't retrieve verification key"),
    name: named,
    code: named,
    status: fc.option(fc.constantFrom(0, 200, 400, 403, 404, 409, 429, 500, 501, 503), { nil: undefined }),
  }),
  check: ({ message, name, code, status }) => {
    const vendor = Object.assign(new Error(message), {
      ...(name !== undefined && { name }),
      ...(code !== undefined && { Code: code }),
      ...(status !== undefined && { $metadata: { httpStatusCode: status } }),
    });
    const error = translated(vendor, 'stack');
    holds(error === vendor || error instanceof Failure, 'an error is a Failure or left alone');
    holds(!isPassing(vendor) || error instanceof Failure, 'no answer is a Failure in the end');
    if (!(error instanceof Failure)) return;
    const [shown] = annotations([error.problem], '');
    holds(/^TSD\d{4}$/.test(shown?.title ?? ''), 'a Failure has a code');
    holds(!/[\r\n]/.test(shown?.message ?? '\n'), 'an annotation is one line');
  },
});

const OUTPUTS = [
  'ListenerArn',
  'Url',
  'BlueTargetGroupArn',
  'GreenTargetGroupArn',
  'BlueAlarmNames',
  'LogGroupName',
];
const outputMaps = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...OUTPUTS), noise), textsLike('arn:aws:x', 'a,b,,c', '')), {
    maxLength: 8,
  })
  .map((entries) => Object.fromEntries(entries));

const outputs = target({
  name: 'stack outputs',
  share: 4,
  inputs: outputMaps,
  check: (map) => {
    const view = {
      name: 's',
      state: 'settled',
      status: '',
      id: null,
      parameters: {},
      resolved: {},
      tags: {},
      cause: null,
    } as const;
    const edge = edgeOutputs({ ...view, outputs: map });
    holds((edge === null) === !Object.hasOwn(map, 'ListenerArn'), 'an edge has a listener');
    holds(edge?.alarms.blue.every((name) => name !== '' && !name.includes(',')) ?? true, 'alarms have names');
  },
});

const statuses = target({
  name: 'stack statuses and events',
  share: 4,
  inputs: fc.array(
    fc.record({
      status: textsLike('CREATE_COMPLETE', 'UPDATE_ROLLBACK_FAILED', 'CREATE_FAILED', 'CREATE_IN_PROGRESS'),
      resource: fc.constantFrom('stack', 'Group', '__proto__'),
      type: fc.constantFrom('AWS::CloudFormation::Stack', 'AWS::AutoScaling::AutoScalingGroup'),
      reason: fc.option(textsLike('Resource creation cancelled', 'Last scaling activity: no capacity')),
    }),
    { maxLength: 4 },
  ),
  check: (shapes) => {
    for (const { status } of shapes) {
      holds(stackState(status) !== undefined, 'each status has a meaning');
      holds(typeof hasFailed(status) === 'boolean', 'each status failed or not');
    }
    const cause = causeOf(shapes.map((shape, i) => ({ ...shape, id: String(i), at: i, stack: 'stack' })));
    holds(cause === null || typeof cause === 'string', 'a cause is text');
  },
});

const SAID = [
  'Your quota allows for 0 more running instance(s). You have requested more vCPU capacity than your current vCPU limit',
  'We currently do not have sufficient c7i.xlarge capacity in the Availability Zone you requested (eu-central-1a).',
  "The AMI ID 'ami-1' does not exist",
];

const activities = target({
  name: 'scaling activities',
  share: 4,
  inputs: fc.array(
    fc.record({
      status: fc.constantFrom('Successful', 'Failed', 'InProgress'),
      description: fc.constantFrom('Launching a new EC2 instance: i-1', 'Terminating EC2 instance: i-1', ''),
      message: textsLike(...SAID),
      details: fc.option(textsLike('{"Availability Zone":"eu-central-1a"}'), { nil: undefined }),
    }),
    { maxLength: 4 },
  ),
  check: (raw) => {
    const read = raw.map(({ details, ...activity }) => ({
      ...activity,
      zone: zoneOf(details, activity.message),
    }));
    const { failure } = launchTrouble(read, ['eu-central-1a']);
    holds(
      failure === null || raw.some(({ message }) => message === failure),
      'a failure is in its own words',
    );
    const newest = read.find(({ description }) => description.startsWith('Launching'));
    holds(failure === null || newest?.status !== 'Successful', 'a launch that succeeded is no failure');
  },
});

const group = fc.record(
  { TargetGroupArn: fc.constantFrom('blue-arn', 'green-arn', 'other'), Weight: fc.nat({ max: 999 }) },
  { requiredKeys: ['TargetGroupArn'] },
);
const action = fc.record(
  {
    Type: fc.constantFrom('forward', 'fixed-response', 'authenticate-oidc'),
    TargetGroupArn: fc.constantFrom('blue-arn', 'other'),
    ForwardConfig: fc.record({ TargetGroups: fc.array(group, { maxLength: 3 }) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

const rules = target({
  name: 'listener rules',
  share: 4,
  inputs: fc.record({ Actions: fc.array(action, { maxLength: 3 }) }, { requiredKeys: [] }),
  check: (shape) => {
    const groups = { blue: 'blue-arn', green: 'green-arn' };
    const rule = { RuleArn: 'rule', ...shape } as Rule;
    const view = ruleView(rule, groups);
    const weights = Object.values(view?.weights ?? {});
    holds(
      weights.every((weight) => Number.isInteger(weight) && weight >= 0),
      'weights are whole numbers',
    );
    same(ruleView(rule, groups), view, 'reading twice gives the same');
  },
});

export const AWS_ANSWERS: readonly Target[] = [errors, outputs, statuses, activities, rules];
