import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Definition } from '../../../src/core/inputs/definition.ts';
import { DEPLOY_INPUTS, INPUT_GROUPS } from '../../../src/core/inputs/deploy-inputs.ts';
import { GOOD } from '../../fakes/inputs.ts';

const ALL = Object.entries<Definition<unknown>>(DEPLOY_INPUTS);

describe('every input', () => {
  it.each(ALL)('%s has a default that its own form accepts', (_name, { form, default: text }) => {
    expect(text === undefined || form.read(text).ok).toBe(true);
  });

  it.each(ALL)('%s answers any text at all with a value or a fault', (_name, { form }) => {
    const near = fc.constantFrom(
      ...Object.values(GOOD),
      'canary 10% 5m',
      'cpu=60',
      '10m',
      '4',
      'a=b',
      'arn:aws:',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(near, fc.string({ unit: 'binary', maxLength: 3 })).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = form.read(text);
        expect(
          parsed.ok || (/^TSD1\d{3}$/.test(parsed.fault.code) && parsed.fault.rule.startsWith('must ')),
        ).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it.each(ALL)('%s is described in full sentences', (_name, { description }) => {
    expect(description).toMatch(/^[A-Z`].*\.$/);
  });

  it('stands in one group', () => {
    const grouped = INPUT_GROUPS.flatMap(({ inputs }) => Object.keys(inputs));
    expect(grouped).toEqual(Object.keys(DEPLOY_INPUTS));
    expect(new Set(grouped).size).toBe(grouped.length);
  });
});

it('log-retention-days accepts what the edge template allows and nothing else', () => {
  const template = parse(readFileSync('templates/edge.yaml', 'utf8'), { logLevel: 'silent' }) as {
    readonly Parameters: { readonly LogRetentionDays: { readonly AllowedValues: readonly number[] } };
  };
  const { AllowedValues: allowed } = template.Parameters.LogRetentionDays;
  const days = Array.from({ length: 4_000 }, (_, day) => day);
  const accepted = days.filter((day) => DEPLOY_INPUTS['log-retention-days'].form.read(String(day)).ok);
  expect(accepted).toEqual(allowed);
});
