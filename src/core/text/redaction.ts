/**
 * What must never be repeated, wherever it was quoted from: AWS access key ids and what makes a presigned
 * address work. Secret keys have no shape of their own; GitHub's masks are for those.
 */
const SECRETS: readonly [RegExp, string][] = [
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, '[access key]'],
  [
    /\b(X-Amz-(?:Signature|Credential|Security-Token)|AWSAccessKeyId|Signature)=[^\s&"'<>]+/gi,
    '$1=[redacted]',
  ],
];

export const redact = (text: string): string =>
  SECRETS.reduce((rest, [secret, instead]) => rest.replace(secret, instead), text);
