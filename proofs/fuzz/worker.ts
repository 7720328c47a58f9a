import { parentPort, workerData } from 'node:worker_threads';
import { examine, type Range } from './examine.ts';
import type { Target } from './target.ts';

/** What a worker knows from its start. */
export interface Surroundings {
  /** Module whose `TARGETS` has the targets, as a URL. */
  readonly module: string;
  /** How many inputs of the order were begun: the one thing that can be read from a thread that does not come back. */
  readonly begun: SharedArrayBuffer;
}

/** One target to examine; the answer is its Outcome. */
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
