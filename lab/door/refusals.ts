import { ApiError } from '../ports.ts';
import type { WireKind } from './wire/protocol.ts';

/** The errors with which the door itself refuses a call, as each service words them. */

/** The throttling error of each service (THR-01). */
export function throttled(service: string): ApiError {
  switch (service) {
    case 's3':
      return new ApiError('SlowDown', 'Please reduce your request rate.', 503);
    case 'ec2':
      return new ApiError('RequestLimitExceeded', 'Request limit exceeded.', 503);
    case 'ssm':
    case 'logs':
      return new ApiError('ThrottlingException', 'Rate exceeded');
    default:
      return new ApiError('Throttling', 'Rate exceeded');
  }
}

/** The internal error of each service. */
export function serverError(service: string, status = 500): ApiError {
  const code = service === 's3' ? 'InternalError' : 'InternalFailure';
  return new ApiError(code, 'We encountered an internal error. Please try again.', status);
}

/** The error for an expired session, by service and protocol (STS-03). */
export function expiredCredentials(service: string, wire: WireKind): ApiError {
  const message = 'The security token included in the request is expired';
  if (wire === 's3') return new ApiError('ExpiredToken', 'The provided token has expired.', 400);
  if (wire === 'json') return new ApiError('ExpiredTokenException', message, 400);
  return service === 'ec2'
    ? new ApiError('RequestExpired', 'Request has expired.', 400)
    : new ApiError('ExpiredToken', message, 403);
}
