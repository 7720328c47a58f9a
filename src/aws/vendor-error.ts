import { Failure, type Problem } from '../core/errors.ts';
import { AWS_SILENT } from '../core/problems/kinds.ts';

/** What the SDK's errors have in common; `name` is the modelled class, `Code` the wire code (they differ, SDK-03). */
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

/** Clock skew heals itself: the SDK corrects its clock from the answer before the next call (SDK-04). */
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

/** Both names of an error; an adapter that expects one asks for it with `isNamed`. */
const namesOf = (error: VendorError): readonly string[] =>
  [error.Code, error.name, error.code].filter((name) => name !== undefined);

const statusOf = (error: VendorError): number => error.$metadata?.httpStatusCode ?? 0;

export const isNamed = (error: unknown, ...names: readonly string[]): boolean =>
  namesOf(asVendor(error)).some((name) => names.includes(name));

export const messageOf = (error: unknown): string => asVendor(error).message;

export const httpStatus = (error: unknown): number => statusOf(asVendor(error));

const hasName = (error: VendorError, names: ReadonlySet<string>): boolean =>
  namesOf(error).some((name) => names.has(name));

/** Nothing was done: the service asks to come back later (THR-01). */
const isThrottled = (error: VendorError): boolean => hasName(error, THROTTLES) || statusOf(error) === 429;

/** An error wrapped on its way keeps the network's code only in its words. */
const isNetwork = (error: VendorError): boolean =>
  hasName(error, NETWORK) ||
  (error.name === 'Error' && [...NETWORK].some((code) => error.message.includes(code)));

/** STS asked GitHub for its keys and got none: the same name as a token that is wrong, so the words decide (STS-01). */
const isKeyFetch = (error: VendorError): boolean =>
  hasName(error, IDENTITY) && error.message.includes("Couldn't retrieve verification key");

/** No answer, or one that says nothing: a write may or may not have been applied. 501 is an answer. */
const isUnanswered = (error: VendorError): boolean =>
  isNetwork(error) ||
  hasName(error, PASSING) ||
  isKeyFetch(error) ||
  (statusOf(error) >= 500 && statusOf(error) !== 501);

/** Says nothing about the thing asked for: to be asked again, never a verdict. */
export const isPassing = (error: unknown): boolean => {
  const vendor = asVendor(error);
  return isThrottled(vendor) || isUnanswered(vendor);
};

/** An answer of AWS, or of the network on the way there. Anything else is the project's own, or a defect in it. */
const isVendorError = (error: VendorError): boolean =>
  error.$metadata !== undefined || isPassing(error) || hasName(error, EXPIRED);

/** The one place where AWS's errors become the project's own. `subject` is the thing that was asked about. */
export function translated(error: unknown, subject: string): unknown {
  const vendor = asVendor(error);
  if (!isVendorError(vendor)) return error;
  const message = `${vendor.Code ?? vendor.name}: ${vendor.message}`;
  return new Failure({ ...codeAndRemedy(vendor), subject, message }, { cause: error });
}

/** Docs/troubleshooting has a heading per code. The first that fits: an expired session is a 403 as well. */
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
    remedy: 'Give the job credentials: role-to-assume with `id-token: write`, or ambient ones that last.',
  },
  silence: {
    code: AWS_SILENT,
    remedy: 'AWS gave no usable answer for some time. Run again: what was begun is taken up.',
  },
  refused: { code: 'TSD3004', remedy: 'AWS refused the call; its words say why.' },
  noRoom: {
    code: 'TSD3006',
    remedy: 'Remove rules that nobody needs, or ask for a higher quota of rules per load balancer.',
  },
  noBucket: {
    code: 'TSD3301',
    remedy:
      'Make the bucket once for the account and region, with versioning on, or name another with state-bucket.',
  },
} as const satisfies Readonly<Record<string, Pick<Problem, 'code' | 'remedy'>>>;
