import { optionalNumber, optionalText, type Params } from './call-params.ts';
import { ApiError } from '../ports.ts';

/** Returns one page of a list for `MaxRecords` and `NextToken`. */
export function paged<T>(
  items: readonly T[],
  params: Params,
  defaultSize: number,
): { readonly page: readonly T[]; readonly NextToken?: string } {
  const token = optionalText(params, 'NextToken');
  const from = token === undefined ? 0 : position(token);
  const to = from + (optionalNumber(params, 'MaxRecords') ?? defaultSize);
  const page = items.slice(from, to);
  return to < items.length ? { page, NextToken: Buffer.from(String(to)).toString('base64') } : { page };
}

function position(token: string): number {
  const at = Number(Buffer.from(token, 'base64').toString());
  if (!Number.isSafeInteger(at) || at < 1) throw new ApiError('InvalidNextToken', 'Invalid next token.');
  return at;
}
