import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { recurrenceIn } from '../../../../lab/autoscaling/schedules/recurrence.ts';
import { following, type Schedule } from '../../../../lab/autoscaling/schedules/schedule.ts';
import { until } from '../../../../proofs/kit/until.ts';
import { TestEngine } from '../fake-cloud.ts';

const at = (text: string): number => Date.parse(text);

describe('a recurrence', () => {
  it.each([
    ['0 8 * * 1-5', 'UTC', '2026-11-20T09:00:00Z', '2026-11-23T08:00:00Z'],
    ['*/15 * * * *', 'UTC', '2026-11-20T09:00:01Z', '2026-11-20T09:15:00Z'],
    ['0 8 1 * *', 'UTC', '2026-11-20T09:00:00Z', '2026-12-01T08:00:00Z'],
    // Day of month or day of week, as in Unix cron.
    ['0 8 1 * 0', 'UTC', '2026-11-20T09:00:00Z', '2026-11-22T08:00:00Z'],
    ['0 8 * * *', 'Europe/Berlin', '2026-07-01T00:00:00Z', '2026-07-01T06:00:00Z'],
    ['0 8 * * *', 'Europe/Berlin', '2026-12-01T00:00:00Z', '2026-12-01T07:00:00Z'],
  ])('ASG-17: %s in %s comes after %s at %s', (expression, zone, from, next) => {
    expect(recurrenceIn(expression, zone)(at(from))).toBe(at(next));
  });

  it('includes the time that is asked for', () => {
    expect(recurrenceIn('0 8 * * *')(at('2026-11-20T08:00:00Z'))).toBe(at('2026-11-20T08:00:00Z'));
  });

  it.each([
    ['0 8 * *', 'UTC'],
    ['0 0 8 * * *', 'UTC'],
    ['61 8 * * *', 'UTC'],
    ['0 8 * * *', 'Mars/Phobos'],
  ])('%s in %s is refused', (expression, zone) => {
    expect(() => recurrenceIn(expression, zone)).toThrow(/^Invalid recurrence/);
  });
});

describe('after a run', () => {
  const hourly: Schedule = {
    group: 'fleet',
    name: 'hourly',
    described: {},
    sizes: { minSize: 1 },
    recurrence: recurrenceIn('0 * * * *'),
    endsAt: at('2026-11-20T10:00:00Z'),
    nextAt: at('2026-11-20T08:00:00Z'),
  };

  it('the next one follows, once, however many were missed', () => {
    expect(following(hourly, at('2026-11-20T08:00:10Z'))?.nextAt).toBe(at('2026-11-20T09:00:00Z'));
    expect(following(hourly, at('2026-11-20T09:30:00Z'))?.nextAt).toBe(at('2026-11-20T10:00:00Z'));
  });

  it('a time just reached is not run again', () => {
    expect(following(hourly, hourly.nextAt)?.nextAt).toBe(at('2026-11-20T09:00:00Z'));
  });

  it('none comes after the end, nor after a single one', () => {
    expect(following(hourly, at('2026-11-20T10:00:01Z'))).toBeNull();
    expect(following({ ...hourly, recurrence: null }, hourly.nextAt)).toBeNull();
  });
});

describe('a scheduled action', () => {
  let lab: TestEngine;
  const fleet = { AutoScalingGroupName: 'fleet' };
  const put = (params: Record<string, unknown>): Promise<unknown> =>
    lab.call('PutScheduledUpdateGroupAction', { ...fleet, ScheduledActionName: 'act', ...params });
  const HOUR = 3_600_000;
  const inAnHour = (): string => new Date(lab.now() + HOUR).toISOString();
  const listed = async (): Promise<unknown> =>
    (await lab.call('DescribeScheduledActions', fleet))['ScheduledUpdateGroupActions'];
  const executed = (): Promise<string> =>
    until(
      async () =>
        (await lab.activities()).find(({ Description }) =>
          Description.startsWith('Executing scheduled action act'),
        )?.StatusCode ?? null,
    );

  beforeEach(async () => {
    lab = new TestEngine();
    await lab.create({ MinSize: '1', DesiredCapacity: '1' });
  });
  afterEach(async () => {
    await lab.engine.stop();
    expect(lab.defects).toEqual([]);
  });

  it('ASG-17: overwrites minimum, maximum and desired capacity once, and is deleted', async () => {
    const [before] = (await lab.inService(1)).Instances;
    await put({ StartTime: inAnHour(), MinSize: '2', MaxSize: '3', DesiredCapacity: '3' });
    lab.pass(HOUR);
    const after = await lab.inService(3);
    expect(after).toMatchObject({ MinSize: 2, MaxSize: 3, DesiredCapacity: 3 });
    expect(await listed()).toEqual([]);
    const added = after.Instances.find(({ InstanceId }) => InstanceId !== before?.InstanceId);
    expect((await lab.launchOf(added?.InstanceId))?.Cause).toMatch(
      /^At \S+Z a scheduled action update of AutoScalingGroup constraints to min: 2, max: 3, desired: 3 changing the desired capacity from 1 to 3\. {2}At \S+Z an instance was started in response to a difference/,
    );
  });

  it('keeps the sizes that it does not name, and the running instances', async () => {
    await put({ StartTime: inAnHour(), MinSize: '0' });
    lab.pass(HOUR);
    expect(await executed()).toBe('Successful');
    expect(await lab.group()).toMatchObject({ MinSize: 0, MaxSize: 4, DesiredCapacity: 1 });
  });

  it('with impossible sizes is a failed activity, and changes nothing', async () => {
    await put({ StartTime: inAnHour(), MinSize: '9' });
    lab.pass(HOUR);
    expect(await executed()).toBe('Failed');
    expect((await lab.activities()).find(({ StatusCode }) => StatusCode === 'Failed')?.StatusMessage).toBe(
      'Max bound, 4, must be greater than or equal to min bound, 9',
    );
    expect(await lab.group()).toMatchObject({ MinSize: 1, MaxSize: 4, DesiredCapacity: 1 });
  });

  it('put again moves to its new time', async () => {
    await put({ StartTime: inAnHour(), MinSize: '2' });
    await put({ StartTime: '2099-01-01T00:00:00Z', MinSize: '2' });
    lab.pass(HOUR);
    await lab.severalPasses();
    expect(await lab.group()).toMatchObject({ MinSize: 1 });
    expect(await listed()).toMatchObject([
      { ScheduledActionName: 'act', MinSize: 2, StartTime: new Date('2099-01-01') },
    ]);
  });

  it('that recurs stays listed', async () => {
    await put({ Recurrence: '0 8 * * *', TimeZone: 'Europe/Berlin', MinSize: '2' });
    expect(await listed()).toMatchObject([{ Recurrence: '0 8 * * *', TimeZone: 'Europe/Berlin' }]);
  });

  it.each([
    ['in the past', { StartTime: '2020-01-01T00:00:00Z', MinSize: '1' }, 'Given start time is in the past'],
    ['without a time', { MinSize: '1' }, /needs a start time or a recurrence/],
    ['without sizes', { StartTime: '2099-01-01T00:00:00Z' }, /At least one of the sizes/],
  ])('%s is refused', async (_name, params, message) => {
    await expect(put(params)).rejects.toThrow(message);
  });
});
