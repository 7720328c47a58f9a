import type { ReleaseResult } from '../../lab/stage/release.ts';
import type { Scene } from '../../lab/stage/stage.ts';
import { serving } from '../../src/core/weights.ts';
import { must } from '../kit/must.ts';

/** What must have come of a run. Each throws with the end of the run's log when it does not hold. */

type Result = 'promoted' | 'rolled_back' | 'stuck' | 'refused' | 'cancelled';

/** The run set this `result` output. */
export function mustEndAs(ended: ReleaseResult, result: Result): void {
  must(ended.outputs['result'] === result, `the run ends as ${result}`, tail(ended));
}

/** The run succeeded and its release serves. */
export function mustBePromoted(ended: ReleaseResult): ReleaseResult {
  mustSucceed(ended, 'the release');
  mustEndAs(ended, 'promoted');
  return ended;
}

/** The run, named by `what` in the error, ended with exit code 0. */
export function mustSucceed(ended: ReleaseResult, what: string): void {
  must(ended.exitCode === 0, `${what} succeeds`, tail(ended));
}

/** An annotation of the run has this stable code. */
export function mustReport(ended: ReleaseResult, code: string): void {
  const isReported = ended.annotations.some(({ title }) => title === code);
  must(isReported, `the run reports ${code}`, [ended.annotations, tail(ended)]);
}

/** The run failed with one of these stable codes, in words that match, and points to the page that says what to do. */
export function mustFailWith(
  ended: ReleaseResult,
  codes: string | readonly string[],
  words: RegExp = /./,
): void {
  const { exitCode, annotations } = ended;
  const error = annotations.find(({ level, title }) => level === 'error' && codes.includes(title));
  must(exitCode === 1 && error !== undefined, `the run fails with ${[codes].flat().join(' or ')}`, [
    exitCode,
    annotations,
    tail(ended),
  ]);
  must(words.test(error.message), `${error.title} says ${words}`, error.message);
  must(
    error.message.includes(`/docs/troubleshooting.md#${error.title.toLowerCase()}`),
    `${error.title} names the next step`,
    error.message,
  );
}

/** All weight is on one side, and its healthy fleet was made with this version of the model. */
export function mustServe({ seen, served }: Scene, modelVersion: string): void {
  const live = serving(seen.rule?.weights);
  must(live === 'blue' || live === 'green', 'one side has all the weight', seen.rule);
  must(served === modelVersion, `${modelVersion} serves`, served);
  const healthy = seen.targets[live].filter(({ state }) => state === 'healthy').length;
  must(healthy >= 2, 'what serves is healthy', seen.targets);
}

/** The result and the end of the log, for an error. */
export const tail = ({ log, outputs }: ReleaseResult): string =>
  `${outputs['result'] ?? 'no result'}\n${log.slice(-30).join('\n')}`;
