import { describe, expect, it } from '@jest/globals';
import { needsReplacement, openSchemas } from '../../../lab/cloudformation/schema/schemas.ts';
import { validate } from '../../../lab/cloudformation/schema/validate.ts';
import { KNOWN_AFTER_APPLY } from '../../../lab/cloudformation/template/evaluate.ts';
import { pythonEnvironment } from '../../../lab/python-environment.ts';

const schemas = openSchemas(pythonEnvironment().bin, 'us-east-1');
const schema = (type: string) => {
  const found = schemas.of(type);
  if (found === null) throw new Error(`no schema of ${type}`);
  return found;
};
const problems = (type: string, properties: Record<string, unknown>) =>
  validate(schema(type), properties).problems;

describe('properties', () => {
  it("are converted to the schema's scalars, in a copy", () => {
    const given = {
      Port: '80',
      LoadBalancerArn: 'arn',
      DefaultActions: [{ Type: 'fixed-response', Order: '1' }],
    };
    const { properties } = validate(schema('AWS::ElasticLoadBalancingV2::Listener'), given);
    expect(properties).toMatchObject({ Port: 80, DefaultActions: [{ Order: 1 }] });
    expect(given.Port).toBe('80');
  });

  it.each([
    [
      'CFN-16: one is missing',
      'AWS::AutoScaling::AutoScalingGroup',
      { MinSize: '1', LaunchTemplate: { LaunchTemplateId: 'lt-0123456789abcdef0', Version: '1' } },
      '{/MaxSize} is required',
    ],
    [
      'one that nobody knows',
      'AWS::EC2::VPC',
      { CidrBlock: '10.0.0.0/16', Foo: 1 },
      '#: extraneous key [Foo] is not permitted',
    ],
    [
      'one that is read-only',
      'AWS::EC2::VPC',
      { CidrBlock: '10.0.0.0/16', VpcId: 'v' },
      'Encountered read-only property VpcId',
    ],
    [
      'a word where a number must be',
      'AWS::ElasticLoadBalancingV2::TargetGroup',
      { Port: 'http' },
      '{/Port} must be integer',
    ],
    ['neither of two that exclude each other', 'AWS::EC2::VPC', {}, 'must have exactly one of'],
    [
      'a value off its pattern',
      'AWS::Logs::LogGroup',
      { LogGroupName: 'a b' },
      '{/LogGroupName} must match pattern',
    ],
  ])('are refused: %s', (_what, type, properties, words) => {
    expect(problems(type, properties)).toEqual([expect.stringContaining(words)]);
  });

  it('may have letters of any alphabet in tags', () => {
    expect(
      problems('AWS::IAM::Role', {
        AssumeRolePolicyDocument: {},
        Tags: [{ Key: 'tsd:größe', Value: 'ü 1' }],
      }),
    ).toEqual([]);
  });

  it('that are known only after apply are not checked before', () => {
    expect(problems('AWS::ElasticLoadBalancingV2::TargetGroup', { Port: KNOWN_AFTER_APPLY })).toEqual([]);
  });
});

describe('replacement', () => {
  it.each([
    ['AWS::ElasticLoadBalancingV2::TargetGroup', 'Port', 'Always'],
    ['AWS::AutoScaling::AutoScalingGroup', 'LaunchTemplate', 'Conditionally'],
    ['AWS::AutoScaling::AutoScalingGroup', 'MinSize', 'Never'],
  ])('%s %s: %s', (type, property, expected) => {
    expect(needsReplacement(schema(type), property)).toBe(expected);
  });
});
