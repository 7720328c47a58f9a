import type { ApiCall } from '../../lab/ports.ts';

/**
 * The kind of a call, such as `autoscaling UpdateAutoScalingGroup`. An object in S3 is named by its folder and its ending,
 * since whole names differ from run to run.
 */
export const kindOf = ({ service, operation }: ApiCall): string =>
  service === 's3' ? `s3 ${objectKind(operation)}` : `${service} ${operation}`;

function objectKind(operation: string): string {
  const [method = '', path = ''] = operation.split(/ (.*)/s);
  const key = path.replace(/^\/[^/]+\/?/, '').split('?')[0] ?? '';
  const folder = key.split('/')[0] ?? '';
  const ending = /current\.json$|intent\.json$|\.request\.json$/.exec(key)?.[0] ?? '';
  return `${method} ${folder}${ending === '' ? '' : ` ${ending}`}`;
}

/** Whether a call changes anything at AWS. */
export const isWrite = ({ service, operation }: Pick<ApiCall, 'service' | 'operation'>): boolean =>
  service === 's3' ? !/^(?:GET|HEAD) /.test(operation) : !/^(?:Describe|Get|List|Assume)/.test(operation);
