import type { ReleaseResult } from '../../lab/release.ts';
import type { RunWish, Scene, Stage } from '../../lab/stage.ts';
import type { CallEntry, CallFilter } from '../../lab/door/call-log.ts';
import { serving } from '../../src/core/traffic.ts';
import { must } from './row.ts';

/** The input that releases this version of the model. */
export const version = (number: string): Readonly<Record<string, string>> => ({
  'model-artifact': `${number}/digits.mar`,
});

/** A deploy that has to be promoted, whatever was injected. */
export async function promoted(stage: Stage, inputs: RunWish['inputs'] = {}): Promise<ReleaseResult> {
  return mustBePromoted(await stage.start({ inputs }).ended);
}

export function mustBePromoted(result: ReleaseResult): ReleaseResult {
  const { exitCode, outputs, log } = result;
  const done = exitCode === 0 && outputs['result'] === 'promoted';
  must(done, 'the release is promoted', log.slice(-40).join('\n'));
  return result;
}

/** The run failed, with one of these stable codes, what was wrong in words like these, and where to read what to do. */
export function mustFailWith(
  result: ReleaseResult,
  codes: string | readonly string[],
  words: RegExp = /./,
): void {
  const { exitCode, annotations, log } = result;
  const told = annotations.find(({ level, title }) => level === 'error' && codes.includes(title));
  must(exitCode === 1 && told !== undefined, `the run fails with ${[codes].flat().join(' or ')}`, [
    exitCode,
    annotations,
    log.slice(-30),
  ]);
  must(words.test(told.message), `${told.title} says ${words}`, told.message);
  must(
    told.message.includes(`(docs/troubleshooting.md#${told.title.toLowerCase()})`),
    `${told.title} names the next step`,
    told.message,
  );
}

/** All the weight is on one side, whose fleet was made with this version of the model. */
export function mustServe({ seen, served }: Scene, number: string): void {
  const live = serving(seen.rule?.weights);
  must(live === 'blue' || live === 'green', 'one side has all the weight', seen.rule);
  must(served === number, `${number} serves`, served);
  const healthy = seen.targets[live].filter(({ state }) => state === 'healthy').length;
  must(healthy >= 2, 'what serves is healthy', seen.targets);
}

/** Calls of the run that was started last, oldest first. */
export const callsOf = (stage: Stage, filter: CallFilter = {}): readonly CallEntry[] =>
  stage.lab.door.log.calls({ accessKey: stage.accessKey(), ...filter });

export const operationsOf = (stage: Stage, service: string): readonly string[] =>
  callsOf(stage, { service }).map(({ operation }) => operation);
