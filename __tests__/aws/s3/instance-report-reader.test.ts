import { describe, expect, it } from '@jest/globals';
import { readReport } from '../../../src/aws/s3/instance-report-reader.ts';
import type { InstanceReport } from '../../../src/core/instance-report.ts';

const REPORT: InstanceReport = {
  schemaVersion: 1,
  releaseId: 'r1',
  instanceId: 'i-1',
  zone: 'us-east-1a',
  state: 'ready',
  step: 'serve',
  at: 5,
  model: { name: 'm', version: '1.0', workersReady: 2, workersMin: 2 },
  golden: { passed: 3, failed: 0, latencyMs: 12.5 },
  requests: { total: 10, failed: 1 },
  reason: null,
  log: ['a line'],
};
const read = (value: unknown) => readReport(JSON.stringify(value), 'r1', 'i-1');

describe('an instance report', () => {
  it('is read as it was written', () => {
    expect(read(REPORT)).toEqual(REPORT);
    expect(read({ ...REPORT, model: null, golden: null })).toMatchObject({ model: null, golden: null });
  });

  it.each<[string, unknown]>([
    ['is of another release', { ...REPORT, releaseId: 'r2' }],
    ['speaks for another instance', { ...REPORT, instanceId: 'i-2' }],
    ['has a state nobody knows', { ...REPORT, state: 'fine' }],
    ['has another schema', { ...REPORT, schemaVersion: 2 }],
    ['counts below zero', { ...REPORT, requests: { total: -1, failed: 0 } }],
    ['counts in words', { ...REPORT, golden: { passed: 'all', failed: 0, latencyMs: null } }],
    ['has half a model', { ...REPORT, model: { name: 'm' } }],
    ['lacks its log', { ...REPORT, log: undefined }],
    ['has a log that is no text', { ...REPORT, log: [1] }],
    ['is a list', [REPORT]],
    ['is null', null],
  ])('counts as failed when it %s', (_name, value) => {
    expect(read(value)).toMatchObject({ instanceId: 'i-1', state: 'failed', step: 'report' });
  });

  it('counts as failed when it is no JSON', () => {
    expect(readReport('{"state":', 'r1', 'i-1').state).toBe('failed');
  });

  it('keeps the last 40 lines of log, each cut to a length a comment can hold', () => {
    const log = Array.from({ length: 100 }, (_, line) => `${line} ${'x'.repeat(9000)}`);
    const kept = read({ ...REPORT, log }).log;
    expect(kept).toHaveLength(40);
    expect(kept[0]).toMatch(/^60 x+$/);
    expect(kept.every((line) => line.length <= 2000)).toBe(true);
  });
});
