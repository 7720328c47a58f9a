import { describe, expect, it } from '@jest/globals';
import { holds, type RequestFacts } from '../../../../lab/load-balancer/routing/conditions.ts';
import type { Condition } from '../../../../lab/load-balancer/configuration.ts';

const request: RequestFacts = {
  method: 'GET',
  host: 'pr-7.models.example.com',
  path: '/v1/Predict',
  query: new URLSearchParams('version=2&Debug=Yes'),
  headers: { 'x-canary': 'Always', 'x-many': ['one', 'two'] },
  sourceIp: '127.35.9.4',
};

describe('conditions', () => {
  it.each<[string, Condition, boolean]>([
    ['host with a wildcard, any case', { field: 'host-header', values: ['PR-*.models.example.com'] }, true],
    ['a dot in a host is a dot', { field: 'host-header', values: ['pr-7-models.example.com'] }, false],
    ['path pattern', { field: 'path-pattern', values: ['/v?/P*'] }, true],
    ['paths are compared with case', { field: 'path-pattern', values: ['/v1/predict'] }, false],
    ['any of several values', { field: 'path-pattern', values: ['/a', '/v1/*'] }, true],
    ['a pattern covers the whole path', { field: 'path-pattern', values: ['/v1'] }, false],
    ['method', { field: 'http-request-method', values: ['GET'] }, true],
    ['another method', { field: 'http-request-method', values: ['POST'] }, false],
    ['header, any case', { field: 'http-header', name: 'X-Canary', values: ['alw*'] }, true],
    ['one of a header given twice', { field: 'http-header', name: 'x-many', values: ['two'] }, true],
    ['a missing header', { field: 'http-header', name: 'x-none', values: ['*'] }, false],
    ['query by key and value', { field: 'query-string', pairs: [{ key: 'debug', value: 'y*' }] }, true],
    ['query by value alone', { field: 'query-string', pairs: [{ key: null, value: '2' }] }, true],
    ['query with another value', { field: 'query-string', pairs: [{ key: 'version', value: '3' }] }, false],
    ['source address inside', { field: 'source-ip', cidrs: ['10.0.0.0/8', '127.35.0.0/16'] }, true],
    ['source address outside', { field: 'source-ip', cidrs: ['127.36.0.0/16'] }, false],
  ])('%s', (_what, condition, expected) => {
    expect(holds(condition, request)).toBe(expected);
  });
});
