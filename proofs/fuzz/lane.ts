import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { shown, type Range } from './examine.ts';
import type { Defect, Outcome } from './outcome.ts';
import type { Target } from './target.ts';
import type { Order, Surroundings } from './worker.ts';

/** Examines targets one after the other in its own thread, and ends a target that never returns. */
export interface Lane {
  examine(target: Target, range: Range): Promise<Outcome>;
  close(): Promise<void>;
}

interface Thread {
  readonly worker: Worker;
  readonly begun: Int32Array;
}

/** Longer than any input takes, even on a busy machine. */
const PATIENCE_MS = 20_000;

/** @param module the URL of the module that exports the targets as `TARGETS`, which the thread loads anew */
export const lane = (module: string, patienceMs = PATIENCE_MS): Lane => {
  let thread: Thread | undefined;
  const close = async (): Promise<void> => {
    await thread?.worker.terminate();
    thread = undefined;
  };
  return {
    close,
    async examine(target, range) {
      const { worker, begun } = (thread ??= newThread(module));
      Atomics.store(begun, 0, 0);
      const order: Order = { name: target.name, ...range };
      worker.postMessage(order, []);
      const ended = new AbortController();
      try {
        const [outcome] = (await Promise.race([
          once(worker, 'message', ended),
          stalled(begun, patienceMs, ended.signal),
        ])) as [Outcome | null];
        if (outcome !== null) return outcome;
        await close();
        return broken({ target, range, begun }, 'hang', `no answer for ${patienceMs} ms`);
      } catch (error) {
        // An error outside any promise, e.g. in an event handler, has ended the thread.
        await close();
        return broken({ target, range, begun }, 'exception', String(error));
      } finally {
        ended.abort();
      }
    },
  };
};

const newThread = (module: string): Thread => {
  const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const workerData: Surroundings = { module, begun: shared };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
  return { worker, begun: new Int32Array(shared) };
};

/** Resolves when no input was begun for so long. A thread that still loads its modules does not count as hanging. */
const stalled = (begun: Int32Array, patienceMs: number, ended: AbortSignal): Promise<readonly [null]> =>
  new Promise((resolve) => {
    let before = 0;
    const timer = setInterval(() => {
      const now = Atomics.load(begun, 0);
      if (now > 0 && now === before) resolve([null]);
      before = now;
    }, patienceMs);
    ended.addEventListener('abort', () => clearInterval(timer));
  });

/** A target that was being examined, and how many of its inputs were begun. */
interface Examined {
  readonly target: Target;
  readonly range: Range;
  readonly begun: Int32Array;
}

const broken = (
  { target, range: { seed }, begun }: Examined,
  kind: Defect['kind'],
  message: string,
): Outcome => {
  const inputs = Atomics.load(begun, 0);
  // The seed gives the same inputs again, without the reader.
  const [last] = inputs === 0 ? [] : fc.sample(target.inputs, { seed, numRuns: inputs }).slice(-1);
  return { inputs, slowestMs: 0, defect: { kind, message, input: shown(last) } };
};
