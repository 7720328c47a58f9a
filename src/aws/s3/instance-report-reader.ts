import { isFields, parsedJson } from '../../core/text/json.ts';
import type { InstanceReport } from '../../core/instance-report.ts';

const STATES: ReadonlySet<string> = new Set([
  'booting',
  'loading',
  'ready',
  'degraded',
  'failed',
  'draining',
]);
const LOG_LINES = 40;
const LONGEST_LINE = 2_000;

/**
 * Reads an instance's report about itself. The text comes from outside, so every field is checked. An unreadable
 * report becomes one with the state `failed`, so that the instance is not overlooked.
 */
export function readReport(text: string, releaseId: string, instanceId: string): InstanceReport {
  const fields = parsedJson(text);
  return isReport(fields, releaseId, instanceId) ? clipped(fields) : unreadableReport(releaseId, instanceId);
}

export const unreadableReport = (releaseId: string, instanceId: string): InstanceReport => ({
  schemaVersion: 1,
  releaseId,
  instanceId,
  zone: '',
  state: 'failed',
  step: 'report',
  at: 0,
  model: null,
  golden: null,
  requests: { total: 0, failed: 0 },
  reason: 'the instance report cannot be read',
  log: [],
});

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const orNull = (check: (value: unknown) => boolean) => (value: unknown) => value === null || check(value);

const isModel = (value: unknown): boolean =>
  isFields(value) &&
  isText(value['name']) &&
  isText(value['version']) &&
  isCount(value['workersReady']) &&
  isCount(value['workersMin']);

const isGolden = (value: unknown): boolean =>
  isFields(value) &&
  isCount(value['passed']) &&
  isCount(value['failed']) &&
  orNull(isNumber)(value['latencyMs']);

const isRequests = (value: unknown): boolean =>
  isFields(value) && isCount(value['total']) && isCount(value['failed']);

function isReport(value: unknown, releaseId: string, instanceId: string): value is InstanceReport {
  if (!isFields(value)) return false;
  const { log } = value;
  return (
    value['schemaVersion'] === 1 &&
    value['releaseId'] === releaseId &&
    value['instanceId'] === instanceId &&
    isText(value['zone']) &&
    isText(value['state']) &&
    STATES.has(value['state']) &&
    isText(value['step']) &&
    isNumber(value['at']) &&
    orNull(isModel)(value['model']) &&
    orNull(isGolden)(value['golden']) &&
    isRequests(value['requests']) &&
    orNull(isText)(value['reason']) &&
    Array.isArray(log) &&
    log.every(isText)
  );
}

const clipped = (report: InstanceReport): InstanceReport => ({
  ...report,
  log: report.log.slice(-LOG_LINES).map((line) => line.slice(0, LONGEST_LINE)),
});
