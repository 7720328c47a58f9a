import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { ApiError } from '../../lab/ports.ts';
import { assumedRole } from '../../src/aws/credentials.ts';
import { cloudOverDoor, type CloudOverDoor } from './cloud-over-door.ts';
import { script, type Script } from './script.ts';

let lab: CloudOverDoor;
const tokens: Script = script();
let now: number;
let asked: number;
let provider: AwsCredentialIdentityProvider;

const HOUR = 3_600_000;
const ROLE = 'arn:aws:iam::123456789012:role/deploy';

beforeAll(async () => {
  lab = await cloudOverDoor();
  lab.door.handle('sts', tokens.handler);
});
afterAll(() => lab.close());
beforeEach(() => {
  now = Date.UTC(2026, 10, 22);
  asked = 0;
  const idToken = async (): Promise<string> => `token-${(asked += 1)}`;
  provider = assumedRole(
    { roleArn: ROLE, sessionName: 'torchserve-deploy', idToken },
    lab.clients,
    lab.calls,
    { now: () => now },
  );
});

/** A session of an hour for each token. */
const session = {
  AssumeRoleWithWebIdentity: (call: { params: Readonly<Record<string, unknown>> }) => ({
    Credentials: {
      AccessKeyId: `key of ${String(call.params['WebIdentityToken'])}`,
      SecretAccessKey: 's',
      SessionToken: 't',
      Expiration: new Date(now + HOUR),
    },
  }),
};

describe('an assumed role', () => {
  it('is asked for with the job’s token, for all calls together', async () => {
    tokens.write(session);
    const both = await Promise.all([provider(), provider()]);
    expect(both.map((one) => one.accessKeyId)).toEqual(['key of token-1', 'key of token-1']);
    expect(tokens.calls('AssumeRoleWithWebIdentity').map((call) => call.params)).toEqual([
      { RoleArn: ROLE, RoleSessionName: 'torchserve-deploy', WebIdentityToken: 'token-1' },
    ]);
  });

  it('is renewed five minutes before it ends, so that a release may outlive a session', async () => {
    tokens.write(session);
    await provider();
    now += HOUR - 6 * 60_000;
    expect((await provider()).accessKeyId).toBe('key of token-1');
    now += 2 * 60_000;
    const together = await Promise.all([provider(), provider()]);
    expect(together.map((one) => one.accessKeyId)).toEqual(['key of token-2', 'key of token-2']);
  });

  it('STS-02: takes a fresh token for each try', async () => {
    tokens.write(session);
    lab.door.faults.add({
      kind: 'throttle',
      service: 'sts',
      operation: 'AssumeRoleWithWebIdentity',
      count: 2,
    });
    expect((await provider()).accessKeyId).toBe('key of token-3');
  });

  it('STS-01: tries again when STS could not fetch the keys that sign tokens', async () => {
    const reply = new ApiError(
      'InvalidIdentityToken',
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    );
    tokens.write({ AssumeRoleWithWebIdentity: [reply, session.AssumeRoleWithWebIdentity] });
    expect((await provider()).accessKeyId).toBe('key of token-2');
  });

  it.each([
    [
      'InvalidIdentityToken',
      'No OpenIDConnect provider found in your account for URL',
      /provider to this account/,
    ],
    ['InvalidIdentityToken', 'Incorrect token audience', /audience sts\.amazonaws\.com/],
    ['AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', /trust this repository/],
  ])('STS-01: %s "%s" says what to mend', async (code, message, remedy) => {
    tokens.write({
      AssumeRoleWithWebIdentity: new ApiError(code, message, code === 'AccessDenied' ? 403 : 400),
    });
    await expect(provider()).rejects.toMatchObject({
      problem: {
        code: 'TSD3005',
        subject: 'role-to-assume',
        message: `${ROLE}: ${message}`,
        remedy: expect.stringMatching(remedy),
      },
    });
  });

  it('that was refused once is asked for again', async () => {
    tokens.write({
      AssumeRoleWithWebIdentity: [new ApiError('AccessDenied', 'no', 403), session.AssumeRoleWithWebIdentity],
    });
    await expect(provider()).rejects.toThrow('TSD3005');
    await expect(provider()).resolves.toMatchObject({ accessKeyId: 'key of token-2' });
  });
});
