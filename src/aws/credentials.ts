import type { Credentials } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { Failure, type Problem } from '../core/errors.ts';
import type { Clock } from '../ports.ts';
import type { Calls } from './calls.ts';
import type { Clients } from './clients.ts';
import { isPassing, messageOf } from './vendor-error.ts';

/**
 * Provides a role's credentials to all clients, and renews them before they expire, so that a release may outlast a
 * session.
 */
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
    // Callers during a renewal share its answer. A refusal is not kept.
    renewAt = Number.POSITIVE_INFINITY;
    current = renew();
    current.catch(() => (renewAt = 0));
    return current;
  };
}

/** Credentials are renewed this long before they expire: longer than any single call takes. */
const MARGIN_MS = 5 * 60_000;

interface RoleOptions {
  readonly roleArn: string;
  /** Shown in CloudTrail; at most 64 letters, digits and `=,.@-`. */
  readonly sessionName: string;
  /** Returns a fresh OpenID token of the job. */
  readonly idToken: () => Promise<string>;
}

/** Assumes the role with a new token for each attempt, since a token may expire during a slow attempt (STS-02). */
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

/** Chooses the remedy by STS's message, the only sign of which part of the trust is wrong (STS-01). */
function remedyFor(message: string): string {
  if (message.includes('No OpenIDConnect provider'))
    return 'Add GitHub as an OpenID Connect provider to this account.';
  if (message.includes('audience')) return 'Add the audience sts.amazonaws.com to the provider.';
  return 'Make the role trust this repository and environment (the `sub` claim of the job’s token).';
}
