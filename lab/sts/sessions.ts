import { randomBytes } from 'node:crypto';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { optionalNumber, text } from '../door/call-params.ts';
import { expiredCredentials } from '../door/refusals.ts';
import type { LabDoor } from '../door/door.ts';
import { labClient } from '../door/lab-client.ts';
import { ApiError, type ApiAnswer, type ApiCall } from '../ports.ts';
import { verifiedClaims, type IdentityProvider } from './web-identity.ts';

/** A role's session, which its access key names. */
export interface Session {
  readonly accessKey: string;
  readonly roleName: string;
  /** RoleSessionName. */
  readonly name: string;
  /** Milliseconds since the epoch; from then on the key is refused (STS-03). */
  readonly endsAt: number;
}

/** Who may come in by an OpenID token, and for how long. */
export interface Sessions {
  /** The account's provider from now on; null: it has none. */
  trust(provider: IdentityProvider | null): void;
  /**
   * How long sessions last from now on, in real time and whatever is asked for; null: as asked. `roleName`: those of
   * this role, whatever is said of all.
   */
  setLifetime(ms: number | null, roleName?: string): void;
  /** Oldest first, ended ones too. */
  all(): readonly Session[];
}

const ACCOUNT = '123456789012';
const HOUR_S = 3_600;

/** Answers AssumeRoleWithWebIdentity at the door, and who its sessions are; their keys are refused when they have ended. */
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
  /** By role name; '' for all that are not named. */
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

  /** Seconds. A role that is not there is refused like one that does not trust the caller (STS-01). */
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
