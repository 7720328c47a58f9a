import type { ApiError } from '../../ports.ts';
import { escapeXml, renderQueryError, renderQueryResult, type QueryDialect } from './query-protocol.ts';

/** The protocols of AWS's services: how an answer or an error becomes an HTTP answer. */

/** A complete answer in a service's own wire format. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type WireKind = 'query' | 'json' | 's3';

/** How the answer to a request is rendered. */
export interface Protocol {
  readonly kind: WireKind;
  result(operation: string, answer: Readonly<Record<string, unknown>>, requestId: string): WireAnswer;
  error(error: ApiError, requestId: string): WireAnswer;
}

const NAMESPACES: Readonly<Record<string, string>> = {
  autoscaling: 'http://autoscaling.amazonaws.com/doc/2011-01-01/',
  cloudformation: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  ec2: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  elasticloadbalancing: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
  monitoring: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
};

/** The Query protocol of a service, in XML. */
export function queryProtocol(service: string): Protocol {
  const dialect: QueryDialect = {
    namespace: NAMESPACES[service] ?? `http://${service}.amazonaws.com/doc/`,
    entry: service === 'ec2' ? 'item' : 'member',
  };
  const xml = (status: number, body: string, requestId: string): WireAnswer => ({
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: `<?xml version="1.0"?>\n${body}`,
  });
  return {
    kind: 'query',
    result: (operation, answer, id) => xml(200, renderQueryResult(dialect, operation, answer, id), id),
    error: (error, id) => xml(error.status, renderQueryError(dialect, error, id), id),
  };
}

/**
 * The JSON protocol of `X-Amz-Target` services. The query-error header keeps the old error codes of services
 * that used the Query protocol before (CW-01).
 */
export function jsonProtocol(version: string): Protocol {
  const json = (status: number, body: string, headers: Readonly<Record<string, string>>): WireAnswer => ({
    status,
    headers: { 'content-type': `application/x-amz-json-${version}`, ...headers },
    body,
  });
  return {
    kind: 'json',
    result: (_operation, answer, id) =>
      json(200, JSON.stringify(answer, epochSeconds), { 'x-amzn-requestid': id }),
    error: (error, id) =>
      json(error.status, JSON.stringify({ __type: error.code, message: error.message }), {
        'x-amzn-requestid': id,
        'x-amzn-query-error': `${error.code};${error.status < 500 ? 'Sender' : 'Receiver'}`,
      }),
  };
}

/** Renders dates as epoch seconds. JSON.stringify passes dates as strings, but `this` still has the date. */
function epochSeconds(this: unknown, name: string, value: unknown): unknown {
  const held = (this as Record<string, unknown>)[name];
  return held instanceof Date ? held.getTime() / 1000 : value;
}

/** The protocol of S3, for errors only. moto's results are streamed. */
export const s3Protocol: Protocol = {
  kind: 's3',
  result: () => {
    throw new Error('S3 calls are answered by moto: a handler for s3 may only refuse');
  },
  error: (error, id) => ({
    status: error.status,
    headers: { 'content-type': 'application/xml', 'x-amz-request-id': id },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message><RequestId>${id}</RequestId></Error>`,
  }),
};
