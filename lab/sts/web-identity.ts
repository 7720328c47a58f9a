import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { ApiError } from '../ports.ts';

/** Verifies OpenID tokens as STS does (STS-01). */

/** An account's OpenID Connect provider. */
export interface IdentityProvider {
  readonly issuer: string;
  /** The client ids that the account's administrator entered; for GitHub `sts.amazonaws.com`. */
  readonly audiences: readonly string[];
  /** The issuer's public key. */
  readonly publicKey: JsonWebKey;
}

/** The claims of an OpenID token. */
interface Claims {
  readonly iss: string;
  readonly aud: string;
  readonly sub: string;
  /** Seconds since the epoch. */
  readonly exp: number;
}

/**
 * Verifies a token and returns its claims. Throws STS's errors (STS-01).
 *
 * @param provider null: the account has none
 * @param now milliseconds since the epoch
 */
export function verifiedClaims(token: string, provider: IdentityProvider | null, now: number): Claims {
  const claims = claimsOf(token);
  if (provider?.issuer !== claims.iss)
    throw invalid(`No OpenIDConnect provider found in your account for ${claims.iss}`);
  if (!provider.audiences.includes(claims.aud)) throw invalid('Incorrect token audience');
  if (!isSigned(token, provider.publicKey)) throw invalid(NOT_VALIDATED);
  const seconds = Math.floor(now / 1000);
  if (seconds >= claims.exp) throw new ApiError('ExpiredTokenException', tokenExpired(seconds, claims.exp));
  return claims;
}

const NOT_VALIDATED =
  'The web identity token that was passed could not be validated by AWS. Get a new token from the identity provider and then retry the request.';

const tokenExpired = (now: number, end: number): string =>
  `Token expired: current date/time ${now} must be before the expiration date/time ${end}`;

const invalid = (message: string): ApiError => new ApiError('InvalidIdentityToken', message);

function claimsOf(token: string): Claims {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return claims as Claims;
  } catch {
    throw invalid(NOT_VALIDATED);
  }
}

function isSigned(token: string, publicKey: JsonWebKey): boolean {
  const end = token.lastIndexOf('.');
  const key = createPublicKey({ key: publicKey, format: 'jwk' });
  const signature = Buffer.from(token.slice(end + 1), 'base64url');
  return verify('RSA-SHA256', Buffer.from(token.slice(0, end)), key, signature);
}
