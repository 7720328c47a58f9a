import type { IncomingMessage } from 'node:http';

/** The cookies of group stickiness (ELB-12). AWS encrypts the group's name; here it is base64url. */
const NAMES = ['AWSALBTG', 'AWSALBTGCORS'] as const;

/** The target group in the request's stickiness cookie, or null. */
export const groupCookie = (request: IncomingMessage): string | null => {
  const value = /(?:^|;\s*)AWSALBTG=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  return value === undefined ? null : Buffer.from(value, 'base64url').toString();
};

/** Set-Cookie headers, as raw pairs, that bind the client to a group for `seconds` (1 to 604800). */
export const bindingHeaders = (group: string, seconds: number): string[] => {
  const value = Buffer.from(group).toString('base64url');
  const expires = new Date(Date.now() + seconds * 1000).toUTCString();
  return NAMES.flatMap((name) => [
    'Set-Cookie',
    `${name}=${value}; Expires=${expires}; Path=/${name === 'AWSALBTGCORS' ? '; SameSite=None; Secure' : ''}`,
  ]);
};
