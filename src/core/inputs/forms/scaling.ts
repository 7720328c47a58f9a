import { bad, good } from '../parsed.ts';
import type { Parsed } from '../parsed.ts';
import type { ScalingTarget } from '../../request.ts';

/** Reads `scaling`: `cpu=60`, or several targets separated by commas, each signal at most once. */
export const scaling = (text: string): Parsed<readonly ScalingTarget[]> => {
  const targets: ScalingTarget[] = [];
  for (const part of text.split(/, ?/)) {
    const parsed = target(part);
    if (!parsed.ok) return parsed;
    if (targets.some(({ kind }) => kind === parsed.value.kind))
      return bad('TSD1222', 'must name each signal once', `Remove one \`${parsed.value.kind}\`.`);
    targets.push(parsed.value);
  }
  return good(targets);
};

interface Signal {
  readonly least: number;
  readonly most: number;
  readonly target: (value: number) => ScalingTarget;
}

/** The signals that a fleet can scale by. Beyond the bounds a policy would act never or always. */
const SIGNALS: Readonly<Record<ScalingTarget['kind'], Signal>> = {
  cpu: { least: 1, most: 100, target: (percent) => ({ kind: 'cpu', percent }) },
  requests: { least: 1, most: 1_000_000, target: (n) => ({ kind: 'requests', perTargetPerMinute: n }) },
  latency: { least: 1, most: 3_600_000, target: (ms) => ({ kind: 'latency', milliseconds: ms }) },
  queue: { least: 1, most: 10_000, target: (n) => ({ kind: 'queue', perWorker: n }) },
};

const isKind = (word: string): word is ScalingTarget['kind'] => Object.hasOwn(SIGNALS, word);

const target = (part: string): Parsed<ScalingTarget> => {
  const [, kind, digits] = /^([a-z]+)=(\d{1,9})$/.exec(part) ?? [];
  if (kind === undefined || !isKind(kind))
    return bad(
      'TSD1220',
      'must be known signals, each with a whole number',
      'Write `cpu=60` (percent), `requests=600` (per target and minute), `latency=250` (ms) or `queue=2` (per worker).',
    );
  const { least, most, target: make } = SIGNALS[kind];
  const value = Number(digits);
  return value >= least && value <= most
    ? good(make(value))
    : bad(
        'TSD1221',
        `must keep ${kind} from ${least} to ${most}`,
        `Choose a number from ${least} to ${most}.`,
      );
};
