import { setTimeout as sleep } from 'node:timers/promises';
import { TERMINAL } from '../../src/core/record.ts';
import { serving } from '../../src/core/weights.ts';
import type { Scene, Stage } from '../../lab/stage/stage.ts';
import { kindOf } from '../kit/call-kind.ts';
import type { Point } from './point.ts';
import { PACE, type Act, type Scenario } from './scenario.ts';

/** Strikes a run and repeats it as attempt 2 of the same run. */
export async function strike(stage: Stage, scenario: Scenario, planned: Strike): Promise<Struck> {
  const { point } = planned;
  const act = await scenario.prepare(stage);
  const before = stage.violations().length;
  const { reached, run } = await struckRun(stage, act, point);
  const wrong = reached ? await converged(stage, act, planned, run) : null;
  const seen = stage.violations().slice(before);
  return { point, reached, wrong: wrong ?? (seen.length > 0 ? seen.join('; ') : null) };
}

/** The result of one strike. */
export interface Struck {
  readonly point: Point;
  /** Whether the run came to this point. If not, nothing was struck. */
  readonly reached: boolean;
  /** What is wrong after the repeated run; null: it converged. */
  readonly wrong: string | null;
}

/** Long enough for the run to handle a signal before it gets the answer. */
const HEARD_MS = 30;

/** A point at which a run is struck, and whether a sweep comes before the run is repeated. */
interface Strike {
  readonly point: Point;
  readonly swept: boolean;
}

async function struckRun(
  stage: Stage,
  act: Act,
  { kind, nth, moment, blow }: Point,
): Promise<{ readonly reached: boolean; readonly run: number }> {
  const cancel = new AbortController();
  const running = stage.start({ ...act.run, cancel: cancel.signal });
  let met = 0;
  let reached = false;
  using watches = new DisposableStack();
  watches.defer(
    stage.lab.door.intercept({ accessKey: stage.accessKey() }, async (seen) => {
      if (kindOf(seen.call) !== kind) return 'proceed';
      if (seen.moment === 'before') met += 1;
      if (met !== nth || seen.moment !== moment || reached) return 'proceed';
      reached = true;
      if (blow === 'kill') running.kill();
      if (blow === 'kill' || blow === 'lost') return 'drop';
      if (blow === 'SIGINT') cancel.abort();
      else running.signal(blow);
      await sleep(HEARD_MS);
      return 'proceed';
    }),
  );
  await running.ended;
  return { reached, run: running.run };
}

async function converged(
  stage: Stage,
  act: Act,
  { point, swept }: Strike,
  run: number,
): Promise<string | null> {
  // A run that loses an answer goes on, and may have converged by itself.
  if (point.blow === 'lost' && act.wrong(await stage.look()) === null) return null;
  if (swept) {
    const { exitCode, log } = await stage.start({ action: 'sweep', inputs: PACE }).ended;
    const unhealed = exitCode === 0 ? undone(await stage.look()) : log.slice(-5).join(' ');
    if (unhealed !== null) return `after the sweep: ${unhealed}`;
  }
  const { log } = await stage.start({ ...act.run, run, runAttempt: 2 }).ended;
  const wrong = act.wrong(await stage.look());
  return wrong === null ? null : `after the re-run: ${wrong}\n${log.slice(-12).join('\n')}`;
}

/** What a sweep left that it must not leave: a release under way, or split traffic. */
function undone({ record, seen }: Scene): string | null {
  if (record !== null && !TERMINAL.has(record.phase)) return `the record is in ${record.phase}`;
  return serving(seen.rule?.weights) === 'split' ? 'traffic is split' : null;
}
