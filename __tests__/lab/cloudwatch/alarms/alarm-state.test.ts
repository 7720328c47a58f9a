import { describe, expect, it } from '@jest/globals';
import type { MissingData, Rule } from '../../../../lab/cloudwatch/alarms/alarm.ts';
import { evaluate, evaluationRange, type Datapoint } from '../../../../lab/cloudwatch/alarms/alarm-state.ts';

const TREATMENTS: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];
const KEEP = null;

const rule = (datapointsToAlarm: number, evaluationPeriods: number, missingData: MissingData): Rule => ({
  comparison: 'GreaterThanThreshold',
  threshold: 5,
  evaluationPeriods,
  datapointsToAlarm,
  missingData,
});

/** AWS's notation, oldest first: 0 within the threshold, X breaching, - missing. */
const points = (row: string): readonly Datapoint[] =>
  row
    .split(' ')
    .map((sign, index) => ({ at: index * 60_000, value: sign === '-' ? null : sign === 'X' ? 9 : 1 }))
    .toReversed();

const states = (m: number, n: number, row: string): readonly unknown[] =>
  TREATMENTS.map((treatment) => evaluate(rule(m, n, treatment), points(row)).value);

describe('CW-03 missing data, in the order missing, ignore, breaching, notBreaching', () => {
  it.each([
    ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
    ['- - - - 0', 'OK', 'OK', 'OK', 'OK'],
    ['- - - - -', 'INSUFFICIENT_DATA', KEEP, 'ALARM', 'OK'],
    ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['- - X - -', 'ALARM', KEEP, 'ALARM', 'OK'],
  ])('3 of 3: %s', (row, ...expected) => {
    expect(states(3, 3, row)).toEqual(expected);
  });

  it.each([
    ['0 - X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['0 0 X 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['0 - X - -', 'OK', 'OK', 'ALARM', 'OK'],
    ['- - - - 0', 'OK', 'OK', 'ALARM', 'OK'],
    ['- - - X -', 'ALARM', KEEP, 'ALARM', 'OK'],
  ])('2 of 3: %s', (row, ...expected) => {
    expect(states(2, 3, row)).toEqual(expected);
  });

  it('does not alarm too early on a single late point', () => {
    expect(states(3, 3, '- - - - X')).toEqual([KEEP, KEEP, 'ALARM', 'OK']);
  });
});

describe('evaluation', () => {
  it('looks further back than N and takes the newest real points', () => {
    const three = rule(3, 3, 'missing');
    expect(evaluationRange(three)).toBeGreaterThan(three.evaluationPeriods);
    const { decisive, filled } = evaluate(three, points('0 X - X X'));
    expect(decisive.map(({ value }) => value)).toEqual([9, 9, 9]);
    expect(filled).toBe(0);
  });

  it.each([
    ['GreaterThanThreshold', 5, 'OK'],
    ['GreaterThanOrEqualToThreshold', 5, 'ALARM'],
    ['LessThanThreshold', 5, 'OK'],
    ['LessThanOrEqualToThreshold', 5, 'ALARM'],
    ['LessThanThreshold', 4, 'ALARM'],
  ] as const)('%s compares %d with 5: %s', (comparison, value, state) => {
    expect(evaluate({ ...rule(1, 1, 'missing'), comparison }, [{ at: 0, value }]).value).toBe(state);
  });
});
