import type { Stage } from '../../../lab/stage.ts';
import { NEXT_VERSION, released, tail } from '../released.ts';
import { must, type Row } from '../row.ts';

/** The runner's SIGTERM comes 7.5 s after its SIGINT. */
const WITHIN_S = 7;

/** Lines of the log at which somebody presses "Cancel". */
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
    await released(stage);
    const seconds: string[] = [];
    for (const [phase, line] of Object.entries(POINTS))
      seconds.push(`${phase} ${(await cancelled(stage, line)).toFixed(1)} s`);
    await released(stage, NEXT_VERSION);
    return `exits after: ${seconds.join(', ')}; traffic back each time`;
  },
};

/** Seconds, of the action's own unhurried time, from the cancel to the end of the main step. */
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
  const inputs = { ...NEXT_VERSION, 'health-passes': '1' };
  const result = await stage.start({ hurry: 1, cancel: cancel.signal, echo, inputs }).ended;
  must(asked > 0, `it is cancelled at ${String(at)}`, tail(result));
  must(result.outputs['result'] === 'cancelled', 'the result is cancelled', tail(result));
  const seconds = (ended - asked) / 1000;
  must(seconds < WITHIN_S, `it exits within ${WITHIN_S} s`, `${seconds} s`);
  must(result.postExitCode === 0, 'the post step succeeds', tail(result));
  const { record, seen, served } = await stage.look();
  must(record?.cancelRequested === true && record.phase === 'rolled_back', 'it is recorded', record?.phase);
  must(served === '1.0' && seen.rule?.weights.green === 0, 'traffic is back', seen.rule?.weights);
  return seconds;
}
