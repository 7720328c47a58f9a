import { randomUUID } from 'node:crypto';
import { ApiError } from '../ports.ts';

/** The errors of resource operations, and the reasons that failure events give for them (CFN-16). */

/** Thrown inside an operation that the failure of another resource has cancelled. */
export class Cancelled extends Error {}

/** Thrown after the *_FAILED event of a resource was written. */
export class ResourceFailed extends Error {}

/** Thrown when a resource does not become stable. The message is CloudFormation's reason, unchanged. */
export class NotStable extends Error {}

interface ServiceError {
  readonly name: string;
  readonly Code?: string;
  readonly message: string;
  readonly $metadata: { readonly httpStatusCode?: number; readonly requestId?: string };
}

/**
 * The reason that a *_FAILED event gives (CFN-16). null when the error comes from no service: a defect of the
 * lab.
 */
export function failureReason(error: unknown, type: string): string | null {
  if (error instanceof NotStable || error instanceof ApiError) return error.message;
  if (!isServiceError(error)) return null;
  const status = error.$metadata.httpStatusCode ?? 400;
  const service = SERVICE_NAMES[type.split('::')[1] ?? ''] ?? type.split('::')[1];
  const request = error.$metadata.requestId ?? randomUUID();
  const detail = `${error.message} (Service: ${service}, Status Code: ${status}, Request ID: ${request})`;
  return `Resource handler returned message: "${detail}" (RequestToken: ${randomUUID()}, HandlerErrorCode: ${handlerCode(error, status)})`;
}

/** Whether the error says that the resource does not exist. Then its deletion is done. */
export function isNotFound(error: unknown): boolean {
  return isServiceError(error) && /NotFound|NoSuch/.test(`${error.name} ${error.Code ?? ''}`);
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && '$metadata' in error;
}

const SERVICE_NAMES: Readonly<Record<string, string>> = {
  EC2: 'Ec2',
  ElasticLoadBalancingV2: 'ElasticLoadBalancingV2',
  IAM: 'Iam',
  Logs: 'CloudWatchLogs',
};

function handlerCode(error: ServiceError, status: number): string {
  const code = `${error.name} ${error.Code ?? ''}`;
  if (/NotFound|NoSuch/.test(code)) return 'NotFound';
  if (/AlreadyExists|Duplicate/.test(code)) return 'AlreadyExists';
  if (/Throttl|RequestLimit/.test(code)) return 'Throttling';
  if (/AccessDenied|Unauthorized/.test(code)) return 'AccessDenied';
  return status >= 500 ? 'ServiceInternalError' : 'InvalidRequest';
}
