import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { configTexts } from '../../../src/core/inputs/config-document.ts';
import { DEPLOY_INPUTS } from '../../../src/core/inputs/deploy-inputs.ts';

const read = (document: unknown): ReturnType<typeof configTexts> => configTexts(document, DEPLOY_INPUTS);
const told = (document: unknown): readonly string[] =>
  read(document).problems.map(({ code, remedy }) => `${code} ${remedy}`);

describe('configTexts', () => {
  it('gives the texts that inputs would have had', () => {
    const document = {
      'min-size': '3',
      alarms: ['one', 'two'],
      tags: { team: 'search', cost: '7' },
      scaling: 'cpu=60',
    };
    expect(read(document)).toEqual({
      texts: { 'min-size': '3', alarms: 'one\ntwo', tags: 'team=search\ncost=7', scaling: 'cpu=60' },
      problems: [],
    });
  });

  it.each([
    ['min_size', 'Did you mean `min-size`?'],
    ['stratgey', 'Did you mean `strategy`?'],
    ['spot-percentage', 'README.md lists the inputs.'],
    ['warm-pool', 'README.md lists the inputs.'],
    ['github-token', 'README.md lists the inputs.'],
    ['config', 'README.md lists the inputs.'],
    ['__proto__', 'README.md lists the inputs.'],
    ['constructor', 'README.md lists the inputs.'],
  ])('refuses the key %s', (key, remedy) => {
    const document = Object.fromEntries([[key, 'x']]);
    expect(told(document)).toEqual([expect.stringMatching(/^TSD1002 /)]);
    expect(told(document)[0]).toContain(remedy);
  });

  it('tells of every unknown key', () => {
    expect(told({ one: '1', two: '2', 'min-size': '3' })).toHaveLength(2);
  });

  it.each([[null], ['text'], [['service']], [7]])('refuses %j as a document', (document) => {
    expect(told(document)).toEqual([expect.stringMatching(/^TSD1404 /)]);
  });

  it.each([
    [{ 'min-size': ['2'] }],
    [{ 'min-size': { a: 'b' } }],
    [{ alarms: [['a']] }],
    [{ tags: { team: { name: 'a' } } }],
    [{ service: null }],
  ])('refuses the nesting of %j', (document) => {
    expect(told(document)).toEqual([expect.stringMatching(/^TSD1405 /)]);
  });

  it('gives texts or problems for any document', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (document) => {
        const { texts, problems } = read(document);
        for (const text of Object.values(texts)) expect(typeof text).toBe('string');
        for (const { code } of problems) expect(code).toMatch(/^TSD1\d{3}$/);
      }),
    );
  });
});
