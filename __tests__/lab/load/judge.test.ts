import { describe, expect, it } from '@jest/globals';
import { judge, type Answer } from '../../../lab/load/judge.ts';

const known = [
  { version: '1.0', json: { digit: 7, scores: [0.1, 0.9] } },
  { version: '2.0', json: 'seven' },
];
const answer = (status: number | null, body = ''): Answer => ({
  status,
  body,
  error: status === null ? 'ECONNRESET' : null,
});

describe('an answer', () => {
  it('is right when its JSON equals a known one, and gives the version', () => {
    expect(judge(answer(200, '{"scores":[0.1,0.9], "digit":7}'), known)).toEqual({
      kind: 'right',
      version: '1.0',
    });
    expect(judge(answer(200, 'seven'), known)).toEqual({ kind: 'right', version: '2.0' });
  });

  it('is wrong when no version gives it', () => {
    expect(judge(answer(200, '{"digit":8}'), known)).toEqual({ kind: 'wrong', reason: '{"digit":8}' });
  });

  it('is right with any 2xx when none is known', () => {
    expect(judge(answer(204), [])).toEqual({ kind: 'right', version: null });
  });

  it('is failed with another status, whatever its body', () => {
    expect(judge(answer(502, 'seven'), known)).toEqual({ kind: 'failed', reason: '502 seven' });
  });

  it('is broken when there is none', () => {
    expect(judge(answer(null), known)).toEqual({ kind: 'broken', reason: 'ECONNRESET' });
  });
});
