import type { Stage } from '../../../lab/stage/stage.ts';
import { must } from '../../kit/must.ts';
import { mustEndAs, tail } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted, version } from '../runs.ts';

/**
 * Fault: a person cancels a release in any phase; the main step must end within seven seconds, and the post step must
 * roll back.
 */

/** The runner's SIGTERM comes 7.5 s after its SIGINT. */
const WITHIN_S = 7;

/** For each phase, the line of the log at which a person cancels the run. */
const POINTS: Readonly<Record<string, RegExp>> = {
  provisioning: / provisioning: /,
  verifying: / verifying: /,
  shifting: / weights: blue 50 /,
  baking: / baking: /,
};

export const row: Row = {
  number: '29',
  inject: 'cancel at any point',
  required: 'recorded, safe, exits < 7 s; `post` rolls back',
  async run(stage) {
    await promoted(stage);
    const seconds: string[] = [];
    for (const [phase, line] of Object.entries(POINTS))
      seconds.push(`${phase} ${(await cancelled(stage, line)).toFixed(1)} s`);
    await promoted(stage, version('2.0'));
    return `exits after: ${seconds.join(', ')}; traffic back each time`;
  },
};

/** Cancels a release at a line of its log; resolves with the seconds until the main step ended, unhurried. */
async function cancelled(stage: Stage, at: RegExp): Promise<number> {
  const cancel = new AbortController();
  let asked = 0;
  let ended = 0;
  const echo = (line: string): void => {
    if (asked === 0 && at.test(line)) {
      asked = performance.now();
      cancel.abort();
    }
    if (line === 'Post job cleanup.') ended = performance.now();
  };
  const inputs = { ...version('2.0'), 'health-passes': '1' };
  const result = await stage.start({ hurry: 1, cancel: cancel.signal, echo, inputs }).ended;
  must(asked > 0, `it is cancelled at ${String(at)}`, tail(result));
  mustEndAs(result, 'cancelled');
  const seconds = (ended - asked) / 1000;
  must(seconds < WITHIN_S, `it exits within ${WITHIN_S} s`, `${seconds} s`);
  must(result.postExitCode === 0, 'the post step succeeds', tail(result));
  const { record, seen, served } = await stage.look();
  must(record?.cancelRequested === true && record.phase === 'rolled_back', 'it is recorded', record?.phase);
  must(served === '1.0' && seen.rule?.weights.green === 0, 'traffic is back', seen.rule?.weights);
  return seconds;
}
