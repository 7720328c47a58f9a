import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { goldenSet } from '../../../src/core/inputs/golden-set.ts';

const request = (change: object = {}): object => ({
  name: 'one',
  body: [1],
  expect: { json: [2] },
  ...change,
});
const rules = (document: unknown): string =>
  goldenSet(document)
    .problems.map(({ message }) => message)
    .join('\n');

describe('goldenSet', () => {
  it('accepts every field of the format', () => {
    const document = {
      requests: [
        request({
          contentType: 'application/json',
          expect: { json: { a: 1 }, status: 200, tolerance: 0.01, maxLatencyMs: 500 },
        }),
        { name: 'two', bodyBase64: 'AAEC', expect: { text: 'cat' } },
        { name: 'three', body: 'x', expect: { status: 400 } },
      ],
    };
    expect(goldenSet(document)).toEqual({ golden: document, problems: [] });
  });

  it.each([
    ['no mapping', [], 'must be a mapping with the single key'],
    [
      'another key beside requests',
      { requests: [request()], extra: 1 },
      'must be a mapping with the single key',
    ],
    ['no request', { requests: [] }, 'must have 1 to 100 requests'],
    [
      'too many requests',
      { requests: Array.from({ length: 101 }, (_, i) => request({ name: `n${i}` })) },
      'must have 1 to 100',
    ],
    ['two of one name', { requests: [request(), request()] }, '"one" appears twice'],
    ['a request that is a text', { requests: ['x'] }, 'request 1 must be a mapping'],
    ['no name', { requests: [request({ name: undefined })] }, 'name must be given'],
    ['no body', { requests: [{ name: 'a', expect: { json: 1 } }] }, 'either body or bodyBase64'],
    ['two bodies', { requests: [request({ bodyBase64: 'AAEC' })] }, 'either body or bodyBase64'],
    ['broken Base64', { requests: [{ name: 'a', bodyBase64: 'A', expect: { json: 1 } }] }, 'must be Base64'],
    [
      'an answer that expects nothing',
      { requests: [request({ expect: {} })] },
      'expect must have json, text or status',
    ],
    [
      'an answer that expects two things',
      { requests: [request({ expect: { json: 1, text: 'x' } })] },
      'not have both',
    ],
    [
      'a misspelt field',
      { requests: [request({ expect: { json: 1, tolerence: 1 } })] },
      '"expect.tolerence" is not a known field',
    ],
    [
      'a field of all objects',
      { requests: [request({ constructor: 1 })] },
      '"constructor" is not a known field',
    ],
    ['an infinite number', { requests: [request({ body: [[Number.POSITIVE_INFINITY]] })] }, 'finite numbers'],
    [
      'a negative tolerance',
      { requests: [request({ expect: { json: 1, tolerance: -1 } })] },
      'tolerance must be a number',
    ],
    [
      'a status beyond HTTP',
      { requests: [request({ expect: { json: 1, status: 600 } })] },
      'status must be a number',
    ],
    [
      'a line break in a header',
      { requests: [request({ contentType: 'a\r\nb: c' })] },
      'must be a content type',
    ],
  ])('refuses %s', (_what, document, rule) => {
    expect(rules(document)).toContain(rule);
    expect(goldenSet(document).golden).toBeNull();
  });

  it('tells every fault at once, each with its place', () => {
    const document = { requests: [request({ name: 7 }), request({ name: 'b', expect: {} })] };
    expect(goldenSet(document).problems).toHaveLength(2);
    expect(rules(document)).toMatch(/request 1: name.*\n.*request 2: expect/s);
  });

  it('never throws', () => {
    const part = fc.letrec((tie) => ({
      any: fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom('requests', 'name', 'body', 'expect', 'json', '__proto__'), tie('any')),
      ),
    })).any;
    fc.assert(
      fc.property(part, (document) => {
        const { golden, problems } = goldenSet(document);
        expect(golden === null).toBe(problems.length > 0);
      }),
    );
  });
});
