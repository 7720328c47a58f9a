import { Failure, type Problem } from '../core/errors.ts';
import { AWS_SILENT } from '../core/problems/kinds.ts';

/** Errors of the AWS SDK: tells them apart, and translates them to Failures. */

/**
 * The fields that the SDK's errors share. `name` is the modelled class, `Code` the wire code; they may differ (SDK-03).
 */
interface VendorError extends Error {
  readonly Code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly code?: string;
}

const THROTTLES = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
]);

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Includes clock skew: the SDK corrects its clock by the answer, so the next call succeeds (SDK-04). */
const PASSING = new Set([
  'TimeoutError',
  'RequestTimeout',
  'RequestTimeTooSkewed',
  'PriorRequestNotComplete',
]);

const IDENTITY = new Set(['InvalidIdentityToken', 'InvalidIdentityTokenException', 'IDPCommunicationError']);

const EXPIRED = new Set([
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'RequestExpired',
  'UnrecognizedClientException',
]);

const DENIED = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'UnauthorizedOperation',
]);

const asVendor = (error: unknown): VendorError =>
  error instanceof Error ? error : new Error(String(error), { cause: error });

/** All names of an error. Adapters compare them with `isNamed`. */
const namesOf = (error: VendorError): readonly string[] =>
  [error.Code, error.name, error.code].filter((name) => name !== undefined);

const statusOf = (error: VendorError): number => error.$metadata?.httpStatusCode ?? 0;

export const isNamed = (error: unknown, ...names: readonly string[]): boolean =>
  namesOf(asVendor(error)).some((name) => names.includes(name));

export const messageOf = (error: unknown): string => asVendor(error).message;

export const httpStatus = (error: unknown): number => statusOf(asVendor(error));

const hasName = (error: VendorError, names: ReadonlySet<string>): boolean =>
  namesOf(error).some((name) => names.has(name));

/** True if the service did nothing and asks to try again later (THR-01). */
const isThrottled = (error: VendorError): boolean => hasName(error, THROTTLES) || statusOf(error) === 429;

/** True for a network error. A wrapped error keeps the network's code only in its message. */
const isNetwork = (error: VendorError): boolean =>
  hasName(error, NETWORK) ||
  (error.name === 'Error' && [...NETWORK].some((code) => error.message.includes(code)));

/**
 * True if STS could not fetch GitHub's keys. The error has the same name as a wrong token, so the message decides
 * (STS-01).
 */
const isKeyFetch = (error: VendorError): boolean =>
  hasName(error, IDENTITY) && error.message.includes("Couldn't retrieve verification key");

/** True if the outcome is unknown: a write may or may not have taken effect. 501 is a definite answer. */
const isUnanswered = (error: VendorError): boolean =>
  isNetwork(error) ||
  hasName(error, PASSING) ||
  isKeyFetch(error) ||
  (statusOf(error) >= 500 && statusOf(error) !== 501);

/**
 * True for an error that says nothing about the resource itself: the caller asks again, and decides nothing from it.
 */
export const isPassing = (error: unknown): boolean => {
  const vendor = asVendor(error);
  return isThrottled(vendor) || isUnanswered(vendor);
};

/** True for an error of AWS or of the network. Any other error is the project's own or a defect. */
const isVendorError = (error: VendorError): boolean =>
  error.$metadata !== undefined || isPassing(error) || hasName(error, EXPIRED);

/**
 * Turns an AWS error into a Failure, and returns any other error as it is. `subject` is the resource that the call
 * concerns.
 */
export function translated(error: unknown, subject: string): unknown {
  const vendor = asVendor(error);
  if (!isVendorError(vendor)) return error;
  const message = `${vendor.Code ?? vendor.name}: ${vendor.message}`;
  return new Failure({ ...codeAndRemedy(vendor), subject, message }, { cause: error });
}

/** Chooses code and remedy. The order matters: an expired session is also a 403. */
function codeAndRemedy(error: VendorError): Pick<Problem, 'code' | 'remedy'> {
  if (hasName(error, EXPIRED)) return ADVICE.credentials;
  if (isPassing(error)) return ADVICE.silence;
  if (hasName(error, DENIED) || statusOf(error) === 403) return ADVICE.denied;
  if (isNamed(error, 'TooManyRules')) return ADVICE.noRoom;
  return isNamed(error, 'NoSuchBucket') ? ADVICE.noBucket : ADVICE.refused;
}

const ADVICE = {
  denied: { code: 'TSD3001', remedy: 'Allow this action in the role that the job uses.' },
  credentials: {
    code: 'TSD3002',
    remedy:
      'Give the job valid credentials: `role-to-assume` with `id-token: write`, or credentials that last long enough.',
  },
  silence: {
    code: AWS_SILENT,
    remedy: 'AWS gave no usable answer for some time. Run again: the next run continues the release.',
  },
  refused: {
    code: 'TSD3004',
    remedy: 'AWS refused the call. Correct what its message names, then run again.',
  },
  noRoom: {
    code: 'TSD3006',
    remedy: 'Remove unused rules, or request a higher quota of rules per load balancer.',
  },
  noBucket: {
    code: 'TSD3301',
    remedy:
      'Create the bucket once for the account and region, with versioning on, or name another bucket with `state-bucket`.',
  },
} as const satisfies Readonly<Record<string, Pick<Problem, 'code' | 'remedy'>>>;
