import type { OperationCall } from './operation-call.ts';
import type { Reply } from './reply.ts';

const PER_PAGE = 30;
const MOST_PER_PAGE = 100;

/** Answers one page of a list, with the `Link` header for the other pages. */
export const paged = ({ query, url }: OperationCall, all: readonly unknown[]): Reply => {
  const size = Math.min(MOST_PER_PAGE, Math.max(1, Number(query.get('per_page') ?? PER_PAGE)));
  const page = Math.max(1, Number(query.get('page') ?? 1));
  const last = Math.max(1, Math.ceil(all.length / size));
  const links = Object.entries({ prev: page - 1, next: page + 1, first: 1, last })
    .filter(([rel, to]) => (rel === 'prev' || rel === 'first' ? page > 1 && to >= 1 : page < last))
    .map(([rel, to]) => `<${pageAddress(url, to)}>; rel="${rel}"`);
  return {
    status: 200,
    body: all.slice((page - 1) * size, page * size),
    ...(links.length === 0 ? {} : { headers: { link: links.join(', ') } }),
  };
};

const pageAddress = (url: URL, page: number): string => {
  const other = new URL(url);
  other.searchParams.set('page', String(page));
  return other.href;
};
