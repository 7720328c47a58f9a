import { describe, expect, it } from '@jest/globals';
import {
  parameterValues,
  referenceValue,
  type GivenParameter,
} from '../../../lab/cloudformation/template/parameters.ts';
import type { ParameterDeclaration } from '../../../lab/cloudformation/template/template.ts';

const values = (
  Parameters: Record<string, ParameterDeclaration>,
  given: Record<string, string> | GivenParameter[] = {},
  previous = {},
) => {
  const list = Array.isArray(given)
    ? given
    : Object.entries(given).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
  const template = { Parameters, Mappings: {}, Conditions: {}, Resources: {}, Outputs: {} };
  const ssm = (name: string) => Promise.resolve(name === '/image' ? 'ami-1' : null);
  return parameterValues(template, list, previous, ssm);
};

describe('CFN-19: parameters are refused', () => {
  const text = (more: Partial<ParameterDeclaration> = {}) => ({ A: { Type: 'String', ...more } });
  it.each([
    ['without values', values({ ...text(), B: { Type: 'String' } }), 'Parameters: [A, B] must have values'],
    [
      'that nobody declared',
      values(text(), { A: 'a', C: 'c' }),
      'Parameters: [C] do not exist in the template',
    ],
    [
      'where none is declared',
      values({}, { A: 'a' }),
      'Parameter values specified for a template which does not require them.',
    ],
    [
      'outside AllowedValues',
      values(text({ AllowedValues: ['x', 1] }), { A: '2' }),
      "Parameter 'A' must be one of AllowedValues",
    ],
    [
      'off their pattern',
      values(text({ AllowedPattern: 'a+' }), { A: 'aab' }),
      "Parameter 'A' must match pattern a+",
    ],
    [
      "with the author's own words",
      values(text({ AllowedPattern: 'a+', ConstraintDescription: 'only a' }), { A: 'b' }),
      'Parameter A failed to satisfy constraint: only a',
    ],
    [
      'too short',
      values(text({ MinLength: 3 }), { A: 'ab' }),
      "Parameter 'A' must contain at least 3 characters",
    ],
    [
      'too long',
      values(text({ MaxLength: '1' }), { A: 'ab' }),
      "Parameter 'A' must contain at most 1 characters",
    ],
    ['not numbers', values({ A: { Type: 'Number' } }, { A: 'x' }), "Parameter 'A' must be a number"],
    [
      'too small',
      values({ A: { Type: 'Number', MinValue: 5 } }, { A: '4' }),
      "Parameter 'A' must be a number not less than 5",
    ],
    [
      'too large',
      values({ A: { Type: 'Number', MaxValue: 5 } }, { A: '6' }),
      "Parameter 'A' must be a number not greater than 5",
    ],
    [
      'whose SSM parameter is missing',
      values({ A: { Type: 'AWS::SSM::Parameter::Value<String>' } }, { A: '/gone' }),
      'Unable to fetch parameters [/gone] from parameter store for this account.',
    ],
    [
      'of a type nobody knows',
      values({ A: { Type: 'Foo' } }, { A: 'a' }),
      /does not support parameter type Foo/,
    ],
  ])('%s', async (_what, outcome, words) => {
    await expect(outcome).rejects.toThrow(words);
  });
});

describe('a parameter', () => {
  it('takes its default, the given value, or the previous one', async () => {
    const declared = { A: { Type: 'Number', Default: 7 } };
    const first = await values(declared);
    expect(first['A']?.value).toBe('7');
    const second = await values(declared, { A: '8' });
    expect(second['A']?.value).toBe('8');
    const third = await values(declared, [{ ParameterKey: 'A', UsePreviousValue: 'true' }], second);
    expect(third['A']?.value).toBe('8');
  });

  it('of a list type refers to its members, each of them checked', async () => {
    const declared = { A: { Type: 'List<AWS::EC2::Subnet::Id>', AllowedPattern: 's-.' } };
    const { A } = await values(declared, { A: 's-1, s-2' });
    expect(A && referenceValue(A)).toEqual(['s-1', 's-2']);
    await expect(values(declared, { A: 's-1,x' })).rejects.toThrow("Parameter 'A' must match pattern s-.");
  });

  it('CFN-22: of an SSM type keeps the key and refers to its value', async () => {
    const { A } = await values({
      A: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: '/image' },
    });
    expect(A).toEqual({ value: '/image', resolved: 'ami-1', noEcho: false, list: false });
    expect(A && referenceValue(A)).toBe('ami-1');
  });
});
