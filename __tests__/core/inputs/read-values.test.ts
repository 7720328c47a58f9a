import { describe, expect, it } from '@jest/globals';
import { DEPLOY_INPUTS } from '../../../src/core/inputs/deploy-inputs.ts';
import type { Sources } from '../../../src/core/inputs/read-values.ts';
import { readValues } from '../../../src/core/inputs/read-values.ts';
import { GOOD } from '../../fakes/inputs.ts';

const { 'aws-region': _region, ...WITHOUT_REGION } = GOOD;

const region = (sources: Partial<Sources>): unknown =>
  readValues(DEPLOY_INPUTS, { inputs: WITHOUT_REGION, config: {}, environment: {}, ...sources }).values[
    'aws-region'
  ];

describe('where a value comes from', () => {
  const config = { 'aws-region': 'eu-west-1' };
  const environment = { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-2' };

  it('an input wins over the config file, that over the environment, that over the default', () => {
    expect(region({ inputs: GOOD, config, environment })).toBe('eu-central-1');
    expect(region({ config, environment })).toBe('eu-west-1');
    expect(region({ environment })).toBe('us-east-1');
    expect(region({ environment: { AWS_REGION: '', AWS_DEFAULT_REGION: 'us-east-2' } })).toBe('us-east-2');
  });

  it('without any of them it is missing', () => {
    const { problems } = readValues(DEPLOY_INPUTS, { inputs: WITHOUT_REGION, config: {}, environment: {} });
    expect(problems.map(({ code, subject }) => `${code} ${subject}`)).toEqual(['TSD1001 aws-region']);
  });

  it('a blank in the config file is a bad value, not an absent one', () => {
    const { problems } = readValues(DEPLOY_INPUTS, {
      inputs: GOOD,
      config: { 'min-size': '' },
      environment: {},
    });
    expect(problems.map(({ code, subject }) => `${code} ${subject}`)).toEqual(['TSD1201 min-size']);
  });

  it('spaces around an input do not matter', () => {
    expect(region({ inputs: { ...GOOD, 'aws-region': ' eu-north-1\n' } })).toBe('eu-north-1');
  });
});
