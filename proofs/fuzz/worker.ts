import { parentPort, workerData } from 'node:worker_threads';
import { examine, type Range } from './examine.ts';
import type { Target } from './target.ts';

/** The worker thread of a lane: examines one target after the other as ordered. */

/** What a worker gets at its start. */
export interface Surroundings {
  /** The URL of the module that exports the targets as `TARGETS`. */
  readonly module: string;
  /** The number of inputs of the order that were begun. It can be read even when the thread never returns. */
  readonly begun: SharedArrayBuffer;
}

/** An order to examine one target. The worker answers with its Outcome. */
export interface Order extends Range {
  readonly name: string;
}

const surroundings = workerData as Surroundings;
const { TARGETS } = (await import(surroundings.module)) as { readonly TARGETS: readonly Target[] };
const begun = new Int32Array(surroundings.begun);

const carryOut = async ({ name, ...range }: Order): Promise<void> => {
  const target = TARGETS.find((one) => one.name === name);
  if (target === undefined) throw new Error(`no target is named ${name}`);
  const outcome = await examine(target, range, () => Atomics.add(begun, 0, 1));
  parentPort?.postMessage(outcome, []);
};

parentPort?.on('message', (order: Order) => void carryOut(order));
