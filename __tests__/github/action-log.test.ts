import { beforeEach, describe, expect, it } from '@jest/globals';
import { actionLog } from '../../src/github/action-log.ts';
import { logLine, phaseTitle } from '../../src/report/log.ts';
import type { Progress, Tell } from '../../src/ports.ts';
import { aRecord } from '../fakes/record.ts';

let now: number;
let said: string[];
let log: { readonly tell: Tell; readonly end: () => void };

beforeEach(() => {
  now = 1_000_000;
  said = [];
  log = actionLog(
    { line: logLine, title: ({ record }) => phaseTitle(record) },
    { now: () => now, sleep: () => Promise.resolve() },
    {
      info: (line) => said.push(line),
      startGroup: (title) => said.push(`> ${title}`),
      endGroup: () => said.push('<'),
    },
  );
});

const at = (seconds: number, progress: Progress): void => {
  now = 1_000_000 + seconds * 1000;
  log.tell(progress);
};
const waiting = (reason: string): Progress => ({
  kind: 'waiting',
  phase: 'verifying',
  reason,
  elapsedMs: 5000,
});

describe('the log of a run', () => {
  it('gathers the lines of each phase in a group, with the time since the run began', () => {
    at(1, { kind: 'note', text: 'archive verified' });
    at(2, { kind: 'phase', record: aRecord(), reason: 'first release' });
    at(65, { kind: 'phase', record: aRecord({ phase: 'verifying' }), reason: 'stack is there' });
    log.end();
    expect(said).toEqual([
      '> preparation',
      '[     1s] archive verified',
      '<',
      '> provisioning',
      '[     2s] provisioning: first release',
      '<',
      '> verifying',
      '[ 1m 05s] verifying: stack is there',
      '<',
    ]);
  });

  it('speaks at least every 30 s while it waits, and not at each poll', () => {
    for (let second = 1; second <= 95; second += 1) at(second, waiting('1 of 2 healthy'));
    expect(said.slice(1)).toEqual([
      '[    30s] waiting 5s: 1 of 2 healthy',
      '[ 1m 00s] waiting 5s: 1 of 2 healthy',
      '[ 1m 30s] waiting 5s: 1 of 2 healthy',
    ]);
  });

  it('needs no heartbeat while something else is said', () => {
    at(20, { kind: 'note', text: 'a change' });
    at(40, waiting('more'));
    expect(said.slice(1)).toEqual(['[    20s] a change']);
  });
});
