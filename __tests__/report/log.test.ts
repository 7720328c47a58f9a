import { describe, expect, it } from '@jest/globals';
import { annotations } from '../../src/report/annotation.ts';
import { elapsed } from '../../src/report/elapsed.ts';
import { logLine } from '../../src/report/log.ts';
import { T0, aRecord } from '../fakes/record.ts';

const event = {
  id: '1',
  at: T0,
  stack: 'tsd-iris-staging-green',
  resource: 'Group',
  type: 'AWS::AutoScaling::AutoScalingGroup',
  status: 'CREATE_FAILED',
  reason: 'no\n::error::capacity',
};

describe('a line of the log', () => {
  it('names phase, share and reason of a change', () => {
    const record = aRecord({ phase: 'shifting', weights: { blue: 90, green: 10 } });
    expect(logLine({ kind: 'phase', record, reason: 'healthy' }, 65_000)).toBe(
      '[ 1m 05s] shifting, 10 % to green: healthy',
    );
  });

  it('shows a resource with its failure on one line', () => {
    expect(logLine({ kind: 'stack-event', event, ageMs: 5_000 }, 0)).toBe(
      '[     0s] tsd-iris-staging-green CREATE_FAILED Group (AWS::AutoScaling::AutoScalingGroup): no ::error::capacity',
    );
  });

  it('does not let an old event pass for news', () => {
    expect(logLine({ kind: 'stack-event', event, ageMs: 250_000 }, 0)).toContain(
      'Group (AWS::AutoScaling::AutoScalingGroup), 4m 10s ago: no ::error::capacity',
    );
  });

  it('says what is awaited and for how long', () => {
    const waiting = {
      kind: 'waiting',
      phase: 'verifying',
      reason: '1 of 2 healthy',
      elapsedMs: 30_000,
    } as const;
    expect(logLine(waiting, 90_000)).toBe('[ 1m 30s] waiting 30s: 1 of 2 healthy');
  });

  it.each([
    [0, '0s'],
    [59_600, '1m 00s'],
    [185_000, '3m 05s'],
    [4_800_000, '1h 20m'],
  ])('writes %d ms as %s', (ms, text) => expect(elapsed(ms)).toBe(text));
});

describe('annotations', () => {
  const problem = (n: number) => ({ code: `TSD${1000 + n}`, subject: 's', message: 'm', remedy: 'r.' });

  it('carry the code as title, cause, remedy and where to read on', () => {
    expect(annotations([problem(203)], 'https://github.com/org/kit/blob/v1/docs/troubleshooting.md')).toEqual(
      [
        {
          title: 'TSD1203',
          message: 's: m. r. https://github.com/org/kit/blob/v1/docs/troubleshooting.md#tsd1203',
        },
      ],
    );
  });

  it('are at most ten, the last one counting the rest', () => {
    const shown = annotations(
      Array.from({ length: 14 }, (_, i) => problem(i)),
      'help',
    );
    expect(shown).toHaveLength(10);
    expect(shown.at(-1)).toEqual({
      title: 'And more',
      message: '5 more problems: the job summary has them all.',
    });
  });
});
