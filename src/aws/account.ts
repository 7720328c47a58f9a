import type { AttributedAwsCredentialIdentity } from '@aws-sdk/types';
import type { Account } from '../ports.ts';
import type { Calls } from './calls.ts';
import type { Clients } from './clients.ts';

/** `renews`: the credentials are ours, and renewed by us. */
export function account(
  clients: Pick<Clients, 'sts' | 'cloudFormation'>,
  calls: Calls,
  renews: boolean,
): Account & { accountId(): Promise<string> } {
  let end: Promise<number | null> | undefined;
  const ambientEnd = async (): Promise<number | null> => {
    // Any client would do: this one is loaded for every release.
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
      // A failure is not kept: the next poll asks again.
      end.catch(() => (end = undefined));
      return end;
    },
  };
}

/**
 * When credentials end for good. Only those from environment variables do: every other source of the SDK's chain
 * (instance, container, profile, process, web identity) is asked again by the SDK once what it gave has ended.
 */
function fixedEnd({ $source, expiration }: AttributedAwsCredentialIdentity): number | null {
  const end = expiration?.getTime() ?? Number.NaN;
  return $source?.CREDENTIALS_ENV_VARS === undefined || Number.isNaN(end) ? null : end;
}
