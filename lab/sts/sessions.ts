import { randomBytes } from 'node:crypto';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { optionalNumber, text } from '../door/call-params.ts';
import { expiredCredentials } from '../door/refusals.ts';
import type { LabDoor } from '../door/door.ts';
import { labClient } from '../door/lab-client.ts';
import { ApiError, type ApiAnswer, type ApiCall } from '../ports.ts';
import { verifiedClaims, type IdentityProvider } from './web-identity.ts';

/** The lab's STS: gives out sessions of roles for OpenID tokens, and ends them. */

/** A session of a role, identified by its access key. */
interface Session {
  readonly accessKey: string;
  readonly roleName: string;
  /** The RoleSessionName. */
  readonly name: string;
  /** Milliseconds since the epoch. From then on the access key is refused (STS-03). */
  readonly endsAt: number;
}

/** Which OpenID tokens are accepted, and how long sessions last. */
export interface Sessions {
  /** Sets the account's OpenID provider; null: it has none. */
  trust(provider: IdentityProvider | null): void;
  /**
   * Sets the real lifetime of later sessions, whatever they ask for; null: as they ask. With `roleName` it is
   * for this role's sessions and overrides the general one.
   */
  setLifetime(ms: number | null, roleName?: string): void;
  /** All sessions, oldest first, expired ones included. */
  all(): readonly Session[];
}

const ACCOUNT = '123456789012';
const HOUR_S = 3_600;

/**
 * Answers AssumeRoleWithWebIdentity at the door, and GetCallerIdentity of its sessions. Refuses the access keys
 * of expired sessions.
 */
export function openSessions(door: LabDoor, region: string): Sessions {
  const store = new SessionStore(new IAMClient(labClient(door.url, region)));
  door.handle('sts', (call) => store.answer(call));
  door.guard((call, wire) => (store.hasEnded(call) ? expiredCredentials(call.service, wire) : null));
  return store;
}

class SessionStore implements Sessions {
  readonly #iam: IAMClient;
  readonly #sessions = new Map<string, Session>();
  #provider: IdentityProvider | null = null;
  /** By role name; '' is for all other roles. */
  readonly #lifetimesMs = new Map<string, number>();

  constructor(iam: IAMClient) {
    this.#iam = iam;
  }

  trust(provider: IdentityProvider | null): void {
    this.#provider = provider;
  }

  setLifetime(ms: number | null, roleName = ''): void {
    if (ms === null) this.#lifetimesMs.delete(roleName);
    else this.#lifetimesMs.set(roleName, ms);
  }

  all(): readonly Session[] {
    return [...this.#sessions.values()];
  }

  hasEnded({ accessKey }: ApiCall): boolean {
    const session = this.#sessions.get(accessKey);
    return session !== undefined && Date.now() >= session.endsAt;
  }

  async answer(call: ApiCall): Promise<ApiAnswer | 'pass'> {
    const session = this.#sessions.get(call.accessKey);
    if (call.operation === 'AssumeRoleWithWebIdentity') return this.#assume(call);
    if (call.operation !== 'GetCallerIdentity' || session === undefined) return 'pass';
    return { Account: ACCOUNT, Arn: arnOf(session), UserId: `AROALAB:${session.name}` };
  }

  async #assume({ params }: ApiCall): Promise<ApiAnswer> {
    const { aud, sub, iss } = verifiedClaims(text(params, 'WebIdentityToken'), this.#provider, Date.now());
    const roleName = text(params, 'RoleArn').split('/').at(-1) ?? '';
    const seconds = optionalNumber(params, 'DurationSeconds') ?? HOUR_S;
    if (seconds > (await this.#longest(roleName)))
      throw new ApiError(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      );
    const session: Session = {
      accessKey: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      roleName,
      name: text(params, 'RoleSessionName'),
      endsAt: Date.now() + (this.#lifetimesMs.get(roleName) ?? this.#lifetimesMs.get('') ?? seconds * 1000),
    };
    this.#sessions.set(session.accessKey, session);
    return {
      Credentials: {
        AccessKeyId: session.accessKey,
        SecretAccessKey: 'of-no-meaning',
        SessionToken: 'of-no-meaning-either',
        Expiration: new Date(session.endsAt),
      },
      SubjectFromWebIdentityToken: sub,
      AssumedRoleUser: { AssumedRoleId: `AROALAB:${session.name}`, Arn: arnOf(session) },
      Audience: aud,
      Provider: iss,
    };
  }

  /**
   * The longest session of a role, in seconds. A role that does not exist gives the same error as one that does
   * not trust the caller (STS-01).
   */
  async #longest(roleName: string): Promise<number> {
    const { Role } = await this.#iam
      .send(new GetRoleCommand({ RoleName: roleName }))
      .catch((error: Error) => {
        if (error.name !== 'NoSuchEntityException') throw error;
        throw new ApiError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403);
      });
    return Role?.MaxSessionDuration ?? HOUR_S;
  }
}

const arnOf = ({ roleName, name }: Session): string =>
  `arn:aws:sts::${ACCOUNT}:assumed-role/${roleName}/${name}`;
