import type { IncomingHttpHeaders } from 'node:http';
import type { ApiCall } from '../../ports.ts';
import { jsonProtocol, queryProtocol, s3Protocol, type Protocol } from './protocol.ts';
import { parseQueryParams } from './query-protocol.ts';

/** Finds the API call that an HTTP request makes. */

/** The head of a request, before its body is read. */
export interface RequestHead {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** The API call of a request, and the protocol of its answer. */
export interface Identified {
  readonly call: ApiCall;
  readonly protocol: Protocol;
}

/** The access key and the service in the signature; null for an unsigned request. */
function signature(head: RequestHead): { accessKey: string; service: string } | null {
  const presigned = new URLSearchParams(head.url.split('?')[1] ?? '').get('X-Amz-Credential');
  const credential = presigned ?? /Credential=([^,\s]+)/.exec(head.headers.authorization ?? '')?.[1];
  const [accessKey, , , service] = credential?.split('/') ?? [];
  return accessKey === undefined || service === undefined ? null : { accessKey, service };
}

/**
 * Whether a request is for S3. Its body is then streamed and not read here. Unsigned requests without a form
 * are for S3 too.
 */
export function isS3(head: RequestHead): boolean {
  const signed = signature(head);
  return signed === null ? !isForm(head) : signed.service === 's3';
}

/** Reads the API call of an S3 request. */
export function identifyS3(head: RequestHead, at: number): Identified {
  return {
    protocol: s3Protocol,
    call: {
      service: 's3',
      operation: `${head.method} ${decodeURIComponent(head.url.split('?')[0] ?? '')}`,
      params: Object.fromEntries(new URLSearchParams(head.url.split('?')[1] ?? '')),
      accessKey: signature(head)?.accessKey ?? '',
      at,
    },
  };
}

/** Reads the API call of a Query or JSON request. */
export function identify(head: RequestHead, body: Buffer, at: number): Identified {
  const accessKey = signature(head)?.accessKey ?? '';
  const target = head.headers['x-amz-target'];
  if (typeof target === 'string') {
    const service = signature(head)?.service ?? '';
    const params = JSON.parse(body.toString() || '{}') as Record<string, unknown>;
    const version = head.headers['content-type']?.includes('json-1.0') === true ? '1.0' : '1.1';
    const operation = target.slice(target.lastIndexOf('.') + 1);
    return { protocol: jsonProtocol(version), call: { service, operation, params, accessKey, at } };
  }
  return identifyQuery(head, body, accessKey, at);
}

function identifyQuery(head: RequestHead, body: Buffer, accessKey: string, at: number): Identified {
  const form = new URLSearchParams(isForm(head) ? body.toString() : (head.url.split('?')[1] ?? ''));
  // AssumeRoleWithWebIdentity is the only call that clients send unsigned. Its API version names the service.
  const unsigned = form.get('Version') === '2011-06-15' ? 'sts' : '';
  const service = signature(head)?.service ?? unsigned;
  const params = parseQueryParams(form);
  return {
    protocol: queryProtocol(service),
    call: { service, operation: form.get('Action') ?? '', params, accessKey, at },
  };
}

function isForm(head: RequestHead): boolean {
  return head.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
}
