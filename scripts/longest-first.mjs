import { createRequire } from 'node:module';

const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer');

/** The order of the end-to-end tests: those that take longest start first, so that shorter ones run beside them. */
const LONGEST = ['real-time', 'faults', 'crash', 'release', 'demo', 'interrupted-lab'];

/** @param {{path: string}} test */
const place = ({ path }) => {
  const at = LONGEST.findIndex((name) => path.endsWith(`/e2e/${name}.test.ts`));
  return at < 0 ? LONGEST.length : at;
};

export default class LongestFirst extends Sequencer {
  /** @param {Iterable<{path: string}>} tests */
  async sort(tests) {
    const usual = [...(await super.sort(tests))];
    return usual.sort((a, b) => place(a) - place(b));
  }
}
