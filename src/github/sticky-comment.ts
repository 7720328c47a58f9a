import type { Connection } from './connection.ts';

/** A comment that is found again by its first line and updated in place. */
export interface StickyComment {
  /** Number of the pull request. */
  readonly issue: number;
  /** A hidden first line, e.g. `<!-- torchserve-deploy:iris/staging -->`. */
  readonly marker: string;
  /** Writes the new body, which begins with the marker. `previous`: the body that it replaces; null: none yet. */
  readonly write: (previous: string | null) => string;
}

/** The longest body, in characters. GitHub refuses one over 65,536; `write` stays below that itself. */
const BODY_LIMIT = 65_000;

/** Creates or updates the comment. Resolves with its address. */
export const putComment = async (connection: Connection, sticky: StickyComment): Promise<string> => {
  const { api, repository } = connection;
  const own = await ownComment(connection, sticky);
  const body = sticky.write(own?.body ?? null).slice(0, BODY_LIMIT);
  const { data } =
    own === null
      ? await api.rest.issues.createComment({ ...repository, issue_number: sticky.issue, body })
      : await api.rest.issues.updateComment({ ...repository, comment_id: own.id, body });
  return data.html_url;
};

/** Our own comment. Anybody can write a comment that begins with the marker, so the author counts. */
const ownComment = async (
  { api, repository }: Connection,
  { issue, marker }: StickyComment,
): Promise<{ readonly id: number; readonly body: string } | null> => {
  const login = await ownLogin(api);
  const pages = api.paginate.iterator(api.rest.issues.listComments, {
    ...repository,
    issue_number: issue,
    per_page: 100,
  });
  for await (const { data } of pages) {
    const own = data.find((comment) => comment.user?.login === login && comment.body?.startsWith(marker));
    if (own !== undefined) return { id: own.id, body: own.body ?? '' };
  }
  return null;
};

/** The login of the token. REST refuses `GET /user` for a job's token; GraphQL answers `github-actions[bot]`. */
const ownLogin = async (api: Connection['api']): Promise<string> => {
  const { viewer } = await api.graphql<{ viewer: { login: string } }>('{ viewer { login } }');
  return viewer.login;
};
