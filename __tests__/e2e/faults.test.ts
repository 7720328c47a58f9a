import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ROWS } from '../../proofs/faults/rows.ts';
import { modelWorkspace } from '../../proofs/kit/lab.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { HURRIED_LAB, openStage } from '../../lab/stage/stage.ts';

const MINUTE = 60_000;
/** The rows that a change breaks first; `npm run faults` takes all of them. */
const SHORT = ['1', '2', '7', '9', '20', '21', '26', '28', '31', '36', '37', '38'];
let lab: Lab;
let workspace: string;

beforeAll(async () => {
  workspace = await modelWorkspace();
  lab = await startLab(HURRIED_LAB);
}, 3 * MINUTE);

afterAll(async () => {
  await lab?.stop();
}, MINUTE);

it('every fault of the catalogue has a row, in its order', () => {
  const numbers = ROWS.map(({ number }) => number);
  const letters = { 11: 'b', 15: 'bc', 20: 'b', 22: 'b' } as Readonly<Record<number, string>>;
  const catalogue = Array.from({ length: 38 }, (_, n) => n + 1).flatMap((n) => [
    String(n),
    ...[...(letters[n] ?? '')].map((letter) => `${n}${letter}`),
  ]);
  // 33 is of previews, which do not exist yet.
  expect(numbers).toEqual(catalogue.filter((number) => number !== '33'));
});

it.each(
  ROWS.filter(({ number }) => SHORT.includes(number)).map((row) => [row.number, row.inject, row] as const),
)(
  'fault %s, %s: what must hold does',
  async (number, _inject, row) => {
    const stage = await openStage(lab, workspace, `f${number}`);
    expect(await row.run(stage)).not.toBe('');
    expect(stage.violations()).toEqual([]);
    expect(lab.defects).toEqual([]);
  },
  4 * MINUTE,
);
