import type { Problem } from '../errors.ts';

/** The answer of a gate. At the phase's deadline a wait becomes a failure. What cannot be read never passes. */
export type Verdict =
  | { readonly kind: 'pass'; readonly reason: string }
  | { readonly kind: 'wait'; readonly reason: string }
  | { readonly kind: 'fail'; readonly problem: Problem };

export const pass = (reason: string): Verdict => ({ kind: 'pass', reason });
export const wait = (reason: string): Verdict => ({ kind: 'wait', reason });
export const fail = (problem: Problem): Verdict => ({ kind: 'fail', problem });

/** Combines verdicts: the first failure, else the first wait, else a pass with all the reasons. */
export function all(...verdicts: readonly Verdict[]): Verdict {
  const obstacle = verdicts.find((v) => v.kind === 'fail') ?? verdicts.find((v) => v.kind === 'wait');
  const reasons = verdicts.flatMap((v) => (v.kind === 'pass' ? [v.reason] : []));
  return obstacle ?? pass(reasons.join('; '));
}
