import { listedPull, pull } from './answers.ts';
import type { Operations } from './operation-call.ts';
import { paged } from './paging.ts';
import { notFound, ok } from './reply.ts';

export const pullOperations: Operations = {
  'pulls/get': ({ state, parameters }) => {
    const found = state.pulls.get(Number(parameters['pull_number']));
    return found === undefined ? notFound() : ok(pull(state, found));
  },
  'pulls/list': (asked) => {
    const wanted = asked.query.get('state') ?? 'open';
    const found = [...asked.state.pulls.values()].filter(({ state }) => wanted === 'all' || state === wanted);
    return paged(
      asked,
      found.map((one) => listedPull(asked.state, one)),
    );
  },
  'repos/list-pull-requests-associated-with-commit': (asked) => {
    const sha = asked.parameters['commit_sha'];
    const found = [...asked.state.pulls.values()].filter(
      (one) => one.headSha === sha || one.mergeSha === sha,
    );
    return paged(
      asked,
      found.map((one) => listedPull(asked.state, one)),
    );
  },
};
