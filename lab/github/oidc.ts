import { createSign, generateKeyPairSync, randomUUID, type JsonWebKey } from 'node:crypto';
import { refused, type Reply } from './reply.ts';

/** The runner's token service. It signs ID tokens that name the repository and the ref of the workflow. */
export interface Oidc {
  /** `ACTIONS_ID_TOKEN_REQUEST_TOKEN` */
  readonly requestToken: string;
  /** The public key for checking the signature. */
  readonly publicKey: JsonWebKey;
  answer(authorization: string | undefined, query: URLSearchParams): Reply;
}

export const ISSUER = 'https://token.actions.githubusercontent.com';

/** Lifetime of GitHub's tokens. */
const LIFETIME_S = 300;

export const oidc = (repository: string): Oidc => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const requestToken = randomUUID();
  const sign = (claims: object): string => {
    const head = encoded({ alg: 'RS256', typ: 'JWT', kid: 'lab' });
    const signed = `${head}.${encoded(claims)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
  };
  return {
    requestToken,
    publicKey: publicKey.export({ format: 'jwk' }),
    answer: (authorization, query) => {
      if (authorization?.toLowerCase() !== `bearer ${requestToken}`) return refused(401, 'Bad credentials');
      const audience = query.get('audience') ?? `https://github.com/${repository.split('/')[0]}`;
      return { status: 200, body: { value: sign(claimsOf(repository, audience)), count: 1 } };
    },
  };
};

const claimsOf = (repository: string, aud: string): object => {
  const iat = Math.floor(Date.now() / 1000);
  return {
    iss: ISSUER,
    aud,
    sub: `repo:${repository}:ref:refs/heads/main`,
    repository,
    ref: 'refs/heads/main',
    jti: randomUUID(),
    iat,
    nbf: iat,
    exp: iat + LIFETIME_S,
  };
};

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
