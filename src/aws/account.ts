import type { AttributedAwsCredentialIdentity } from '@aws-sdk/types';
import type { Account } from '../ports.ts';
import type { Calls } from './calls.ts';
import type { Clients } from './clients.ts';

/** The account of the run's credentials, and when they expire. `renews`: this process renews the credentials itself. */
export function account(
  clients: Pick<Clients, 'sts' | 'cloudFormation'>,
  calls: Calls,
  renews: boolean,
): Account & { accountId(): Promise<string> } {
  let end: Promise<number | null> | undefined;
  const ambientEnd = async (): Promise<number | null> => {
    // Any client has the credentials; this one is loaded for every release anyway.
    const { config } = await clients.cloudFormation();
    return fixedEnd(await calls.repeat('credentials', () => config.credentials()));
  };
  return {
    async accountId() {
      const sts = await clients.sts();
      const { Account: id } = await calls.repeat('credentials', () => sts.getCallerIdentity());
      return id!;
    },
    credentialsUntil() {
      end ??= renews ? Promise.resolve(null) : ambientEnd();
      // Forgets a failure, so that the next poll asks again.
      end.catch(() => (end = undefined));
      return end;
    },
  };
}

/**
 * Returns when credentials expire for good; null when the SDK renews them. Only credentials from environment variables
 * expire for good: the SDK asks every other source of its chain (instance, container, profile, process, web identity)
 * again.
 */
function fixedEnd({ $source, expiration }: AttributedAwsCredentialIdentity): number | null {
  const end = expiration?.getTime() ?? Number.NaN;
  return $source?.CREDENTIALS_ENV_VARS === undefined || Number.isNaN(end) ? null : end;
}
