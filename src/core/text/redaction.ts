/** Replaces every secret of a known pattern in a text. */
export const redact = (text: string): string =>
  SECRETS.reduce((rest, [secret, instead]) => rest.replace(secret, instead), text);

/**
 * Patterns of secrets that no output may repeat, and what replaces each: AWS access key ids, and the parameters that
 * make a presigned URL work. AWS secret keys have no pattern; GitHub's masks hide those.
 */
const SECRETS: readonly [RegExp, string][] = [
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, '[access key]'],
  [
    /\b(X-Amz-(?:Signature|Credential|Security-Token)|AWSAccessKeyId|Signature)=[^\s&"'<>]+/gi,
    '$1=[redacted]',
  ],
];
