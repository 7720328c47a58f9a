import { describe, expect, it } from '@jest/globals';
import { backOffMs, callsWith } from '../../src/aws/calls.ts';
import { Failure, RecordConflict } from '../../src/core/errors.ts';

/** An error as the SDK throws it. */
const vendor = (name: string, httpStatusCode: number, message = 'words of AWS'): Error =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });

const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

/** A call that fails with each error in turn, then answers. */
function failing(...errors: readonly Error[]): { call: () => Promise<string>; sent: () => number } {
  let sent = 0;
  return {
    call: () => {
      const error = errors[sent];
      sent += 1;
      return error === undefined ? Promise.resolve('answer') : Promise.reject(error);
    },
    sent: () => sent,
  };
}

const slept: number[] = [];
const calls = callsWith({ sleep: async (ms) => void slept.push(ms) }, () => 1);

const PASSING = [
  vendor('Throttling', 400),
  vendor('RequestLimitExceeded', 503),
  vendor('SlowDown', 503),
  vendor('SomethingNew', 429),
  vendor('InternalFailure', 500),
  vendor('ServiceUnavailable', 503),
  vendor('TimeoutError', 0),
  vendor(
    'InvalidIdentityTokenException',
    400,
    "Couldn't retrieve verification key from your identity provider,  please",
  ),
  reset,
];

describe('repeat', () => {
  it.each(PASSING)('asks again after %s', async (error) => {
    const { call, sent } = failing(error, error);
    await expect(calls.repeat('thing', call)).resolves.toBe('answer');
    expect(sent()).toBe(3);
  });

  it.each([
    vendor('ValidationError', 400),
    vendor('AccessDenied', 403),
    vendor('NotImplemented', 501),
    vendor('LimitExceededException', 400),
    vendor('InvalidIdentityTokenException', 400, 'Incorrect token audience'),
  ])('takes %s for an answer', async (error) => {
    const { call, sent } = failing(error);
    await expect(calls.repeat('thing', call)).rejects.toBeInstanceOf(Failure);
    expect(sent()).toBe(1);
  });

  it('gives up in the end, and calls it silence, not a verdict', async () => {
    const { call, sent } = failing(...Array<Error>(99).fill(vendor('Throttling', 400)));
    await expect(calls.repeat('thing', call)).rejects.toMatchObject({
      problem: { code: 'TSD3003', subject: 'thing' },
    });
    expect(sent()).toBe(10);
  });

  it('waits longer each time, up to a limit, and at random', () => {
    const longest = Array.from({ length: 9 }, (_, attempt) => backOffMs(attempt, () => 1));
    expect(longest).toEqual([200, 400, 800, 1600, 3200, 5000, 5000, 5000, 5000]);
    expect(backOffMs(3, () => 0.25)).toBe(400);
  });
});

describe('once', () => {
  it.each(PASSING)('never sends twice after %s, and leaves it to the next observation', async (error) => {
    const { call, sent } = failing(error, error);
    await expect(calls.once('thing', call)).resolves.toBe('unknown');
    expect(sent()).toBe(1);
  });

  it('tells a refusal', async () => {
    const { call } = failing(vendor('ValidationError', 400));
    await expect(calls.once('thing', call)).rejects.toMatchObject({ problem: { code: 'TSD3004' } });
  });
});

describe('the code of a failure', () => {
  it.each([
    ['TSD3001', vendor('AccessDenied', 403)],
    ['TSD3001', vendor('Forbidden', 403)],
    ['TSD3002', vendor('ExpiredToken', 403)],
    ['TSD3002', vendor('CredentialsProviderError', 0)],
    ['TSD3004', vendor('ValidationError', 400)],
    ['TSD3301', vendor('NoSuchBucket', 404)],
  ])('%s for %s', async (code, error) => {
    await expect(calls.repeat('thing', () => Promise.reject(error))).rejects.toMatchObject({
      problem: { code },
    });
  });

  it('is none for the project’s own errors and defects: they pass as they are', async () => {
    for (const error of [new RecordConflict(), new TypeError('undefined is not a function')])
      await expect(calls.repeat('thing', () => Promise.reject(error))).rejects.toBe(error);
  });

  it('keeps AWS’s wire code and words', async () => {
    const error = Object.assign(vendor('PriorityInUseException', 400, "Priority '26' is currently in use"), {
      Code: 'PriorityInUse',
    });
    await expect(calls.repeat('thing', () => Promise.reject(error))).rejects.toThrow(
      "PriorityInUse: Priority '26' is currently in use",
    );
  });
});
