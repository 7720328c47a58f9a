import type { Credentials } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { Failure, type Problem } from '../core/errors.ts';
import type { Clock } from '../ports.ts';
import type { Calls } from './calls.ts';
import type { Clients } from './clients.ts';
import { isPassing, messageOf } from './vendor-error.ts';

/** Renewed this long before they end: longer than any one call may take. */
const MARGIN_MS = 5 * 60_000;

export interface RoleOptions {
  readonly roleArn: string;
  /** Shown in CloudTrail; letters, digits and `=,.@-`, at most 64. */
  readonly sessionName: string;
  /** A fresh OpenID token of the job. */
  readonly idToken: () => Promise<string>;
}

/** The role's credentials, renewed before they end, so that a release may outlive a session. Shared by all clients. */
export function assumedRole(
  options: RoleOptions,
  clients: Pick<Clients, 'sts'>,
  calls: Calls,
  clock: Pick<Clock, 'now'>,
): AwsCredentialIdentityProvider {
  let current: Promise<AwsCredentialIdentity> | undefined;
  let renewAt = 0;
  const renew = async (): Promise<AwsCredentialIdentity> => {
    const renewed = await assume(options, clients, calls);
    renewAt = renewed.expiration!.getTime() - MARGIN_MS;
    return renewed;
  };
  return () => {
    if (current !== undefined && clock.now() < renewAt) return current;
    // All who ask while it is renewed wait for the same answer; a refusal is not kept.
    renewAt = Number.POSITIVE_INFINITY;
    current = renew();
    current.catch(() => (renewAt = 0));
    return current;
  };
}

/** A new token for each try: a token may end before a slow try does (STS-02). */
async function assume(
  { roleArn, sessionName, idToken }: RoleOptions,
  clients: Pick<Clients, 'sts'>,
  calls: Calls,
): Promise<AwsCredentialIdentity> {
  const sts = await clients.sts();
  return calls.repeat(roleArn, async () => {
    const request = { RoleArn: roleArn, RoleSessionName: sessionName, WebIdentityToken: await idToken() };
    try {
      return identity((await sts.assumeRoleWithWebIdentity(request)).Credentials!);
    } catch (error) {
      throw isPassing(error) ? error : new Failure(refused(roleArn, error), { cause: error });
    }
  });
}

const identity = (credentials: Credentials): AwsCredentialIdentity => ({
  accessKeyId: credentials.AccessKeyId!,
  secretAccessKey: credentials.SecretAccessKey!,
  sessionToken: credentials.SessionToken!,
  expiration: credentials.Expiration!,
});

const refused = (roleArn: string, error: unknown): Problem => ({
  code: 'TSD3005',
  subject: 'role-to-assume',
  message: `${roleArn}: ${messageOf(error)}`,
  remedy: remedyFor(messageOf(error)),
});

/** STS-01: the words tell which part of the trust is wrong. */
function remedyFor(message: string): string {
  if (message.includes('No OpenIDConnect provider'))
    return 'Add GitHub as an OpenID Connect provider to this account.';
  if (message.includes('audience')) return 'Let the provider accept the audience sts.amazonaws.com.';
  return 'Let the role trust this repository and environment (the `sub` of the job’s token).';
}
