import { listedPull, pull } from './answers.ts';
import type { Operations } from './operation-call.ts';
import { paged } from './paging.ts';
import { notFound, ok } from './reply.ts';

/** GitHub's operations on pull requests. */
export const pullOperations: Operations = {
  'pulls/get': ({ state, parameters }) => {
    const found = state.pulls.get(Number(parameters['pull_number']));
    return found === undefined ? notFound() : ok(pull(state, found));
  },
  'pulls/list': (call) => {
    const wanted = call.query.get('state') ?? 'open';
    const found = [...call.state.pulls.values()].filter(({ state }) => wanted === 'all' || state === wanted);
    return paged(
      call,
      found.map((one) => listedPull(call.state, one)),
    );
  },
  'repos/list-pull-requests-associated-with-commit': (call) => {
    const sha = call.parameters['commit_sha'];
    const found = [...call.state.pulls.values()].filter((one) => one.headSha === sha || one.mergeSha === sha);
    return paged(
      call,
      found.map((one) => listedPull(call.state, one)),
    );
  },
};
