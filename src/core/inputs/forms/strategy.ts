import { duration } from './duration.ts';
import { bad, good } from '../parsed.ts';
import type { Parsed } from '../parsed.ts';
import type { Step } from '../../policy.ts';

const FORMS = '`all-at-once`, `canary 10% 5m`, `canary 10% 5m, 50% hold` or `linear 20% 2m`';
const quiet = duration('1s', '2h');

/**
 * Reads `strategy` as steps of the candidate's weight. The last step is always 100 % without a wait, since the bake
 * follows.
 */
export const strategy = (text: string): Parsed<readonly Step[]> => {
  if (text === 'all-at-once') return good([{ weight: 100, quietMs: 0 }]);
  const [, kind, rest] = /^(canary|linear) (.+)$/.exec(text) ?? [];
  if (kind === undefined || rest === undefined) return malformed();
  const stops: Step[] = [];
  for (const part of rest.split(/, ?/)) {
    const parsed = stop(part);
    if (!parsed.ok) return parsed;
    stops.push(parsed.value);
  }
  return kind === 'canary' ? canary(stops) : linear(stops);
};

const malformed = (): Parsed<never> =>
  bad('TSD1210', 'must be a way to shift traffic', `Write ${FORMS}, with one space between the words.`);

const stop = (part: string): Parsed<Step> => {
  const [, percent, wait] = /^(\d{1,3})% (\S+)$/.exec(part) ?? [];
  if (percent === undefined || wait === undefined) return malformed();
  const weight = Number(percent);
  if (weight < 1 || weight > 99)
    return bad(
      'TSD1211',
      'must shift from 1 % to 99 % in each step',
      'Leave out the step to 100 %: it is always added.',
    );
  if (wait === 'hold') return good({ weight, quietMs: 0, hold: true });
  const parsed = quiet(wait);
  return parsed.ok ? good({ weight, quietMs: parsed.value }) : parsed;
};

const canary = (stops: readonly Step[]): Parsed<readonly Step[]> =>
  stops.every((step, i) => i === 0 || step.weight > (stops[i - 1]?.weight ?? 0))
    ? good([...stops, { weight: 100, quietMs: 0 }])
    : bad('TSD1212', 'must rise from step to step', 'Order the steps by their share, from small to large.');

const linear = ([first, ...more]: readonly Step[]): Parsed<readonly Step[]> => {
  if (first === undefined || more.length > 0) return malformed();
  const count = Math.ceil(100 / first.weight) - 1;
  const rising = Array.from({ length: count }, (_, i) => ({ ...first, weight: first.weight * (i + 1) }));
  return good([...rising, { weight: 100, quietMs: 0 }]);
};
