import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
  type AssumeRoleWithWebIdentityCommandInput,
} from '@aws-sdk/client-sts';
import { ISSUER, oidc } from '../../../lab/github/oidc.ts';
import { openSessions, type Sessions } from '../../../lab/sts/sessions.ts';
import { verifiedClaims, type IdentityProvider } from '../../../lab/sts/web-identity.ts';
import { doorOverMoto, type DoorOverMoto } from '../door/door-over-moto.ts';

// moto's start alone takes seconds on a busy machine.
jest.setTimeout(60_000);

const gitHub = oidc('org/digits');
const PROVIDER: IdentityProvider = {
  issuer: ISSUER,
  audiences: ['sts.amazonaws.com'],
  publicKey: gitHub.publicKey,
};
const ROLE = 'arn:aws:iam::123456789012:role/deploy';

const token = (audience = 'sts.amazonaws.com', from = gitHub): string => {
  const { body } = from.answer(`bearer ${from.requestToken}`, new URLSearchParams({ audience }));
  return (body as { value: string }).value;
};

let lab: DoorOverMoto;
let sessions: Sessions;

beforeAll(async () => {
  lab = await doorOverMoto(35);
  sessions = openSessions(lab.door, 'us-east-1');
  await new IAMClient(lab.as('ADMIN')).send(
    new CreateRoleCommand({ RoleName: 'deploy', AssumeRolePolicyDocument: '{}' }),
  );
});
afterAll(() => lab.close());
beforeEach(() => sessions.trust(PROVIDER));
afterEach(() => {
  jest.restoreAllMocks();
  sessions.setLifetime(null);
});

const assume = async (changes: Partial<AssumeRoleWithWebIdentityCommandInput> = {}) => {
  const { Credentials } = await new STSClient(lab.as('NOBODY')).send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: ROLE,
      RoleSessionName: 'release-7',
      WebIdentityToken: token(),
      ...changes,
    }),
  );
  return Credentials!;
};

describe('STS-01: a token', () => {
  it.each([
    ['for another audience', () => token('https://github.com/org'), 'Incorrect token audience'],
    ['of another issuer’s keys', () => token(undefined, oidc('org/digits')), /could not be validated/],
    ['that is no token', () => 'token', /could not be validated/],
  ])('%s is refused', async (_, made, message) => {
    await expect(assume({ WebIdentityToken: made() })).rejects.toMatchObject({
      name: expect.stringMatching(/^InvalidIdentityToken/),
      message: expect.stringMatching(message),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('is refused where the account has no provider for its issuer', async () => {
    sessions.trust(null);
    await expect(assume()).rejects.toThrow(`No OpenIDConnect provider found in your account for ${ISSUER}`);
  });

  it('expires', () => {
    const late = Date.now() + 301_000;
    expect(() => verifiedClaims(token(), PROVIDER, late)).toThrow(
      /^Token expired: current date\/time \d+ must be before the expiration date\/time \d+$/,
    );
  });

  it('is refused for a role that does not exist, and for longer than the role’s sessions may last', async () => {
    await expect(assume({ RoleArn: `${ROLE}-2` })).rejects.toMatchObject({
      message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      $metadata: { httpStatusCode: 403 },
    });
    await expect(assume({ DurationSeconds: 7200 })).rejects.toThrow(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  });
});

describe('a session', () => {
  const identity = (key: string) => new STSClient(lab.as(key)).send(new GetCallerIdentityCommand({}));

  it('lasts an hour by default, and GetCallerIdentity names it', async () => {
    const before = Date.now();
    const [usual, short] = [await assume(), await assume({ DurationSeconds: 900 })];
    expect(Math.round((usual.Expiration!.getTime() - before) / 60_000)).toBe(60);
    expect(Math.round((short.Expiration!.getTime() - before) / 60_000)).toBe(15);
    const { Arn } = await identity(usual.AccessKeyId!);
    expect(Arn).toBe('arn:aws:sts::123456789012:assumed-role/deploy/release-7');
    expect(sessions.all()).toContainEqual(
      expect.objectContaining({ accessKey: short.AccessKeyId, name: 'release-7' }),
    );
  });

  it('may be shortened by a test: its key expires, the answer states the expiry, other sessions go on', async () => {
    const long = await assume();
    sessions.setLifetime(600_000);
    const short = await assume();
    await expect(identity(short.AccessKeyId!)).resolves.toBeDefined();
    const end = short.Expiration!.getTime();
    jest.spyOn(Date, 'now').mockReturnValue(end);
    await expect(identity(short.AccessKeyId!)).rejects.toMatchObject({
      name: 'ExpiredToken',
      $metadata: { httpStatusCode: 403 },
    });
    await expect(
      new EC2Client(lab.as(short.AccessKeyId!)).send(new DescribeVpcsCommand({})),
    ).rejects.toMatchObject({ name: 'RequestExpired' });
    await expect(identity(long.AccessKeyId!)).resolves.toBeDefined();
  });
});
