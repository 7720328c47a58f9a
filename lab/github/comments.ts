import { comment } from './answers.ts';
import { text, type OperationCall, type Operations } from './operation-call.ts';
import { paged } from './paging.ts';
import { created, notFound, ok, refused, type Reply } from './reply.ts';
import type { Comment, State } from './state.ts';

const tooLong = (): Reply =>
  refused(422, 'Validation Failed', [
    {
      resource: 'IssueComment',
      code: 'unprocessable',
      field: 'data',
      message: `Body is too long (maximum is ${BODY_LIMIT} characters)`,
    },
  ]);

/** GitHub's operations on issue comments. */
export const commentOperations: Operations = {
  'issues/list-comments': (call) => {
    const issue = Number(call.parameters['issue_number']);
    if (!call.state.pulls.has(issue)) return notFound();
    const its = [...call.state.comments.values()].filter((one) => one.issue === issue);
    return paged(
      call,
      its.map((one) => comment(call.state, one)),
    );
  },
  'issues/create-comment': ({ state, parameters, body, holder }) => {
    const issue = Number(parameters['issue_number']);
    if (!state.pulls.has(issue)) return notFound();
    if (text(body['body']).length > BODY_LIMIT) return tooLong();
    return created(comment(state, addComment(state, issue, holder.login, text(body['body']))));
  },
  'issues/update-comment': ({ state, parameters, body }) => {
    const before = state.comments.get(Number(parameters['comment_id']));
    if (before === undefined) return notFound();
    if (text(body['body']).length > BODY_LIMIT) return tooLong();
    const after: Comment = { ...before, body: text(body['body']), updatedAt: state.now() };
    state.comments.set(before.id, after);
    return ok(comment(state, after));
  },
  'issues/delete-comment': ({ state, parameters }: OperationCall) =>
    state.comments.delete(Number(parameters['comment_id'])) ? { status: 204 } : notFound(),
};

/** GitHub's limit for the body of a comment, in characters. */
const BODY_LIMIT = 65_536;

/** Adds a comment to the state. */
export const addComment = (state: State, issue: number, login: string, body: string): Comment => {
  const at = state.now();
  const added: Comment = { id: state.nextId(), issue, login, body, createdAt: at, updatedAt: at };
  state.comments.set(added.id, added);
  return added;
};
