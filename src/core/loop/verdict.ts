import type { Problem } from '../errors.ts';

/** A gate's answer. A wait becomes a failure at the phase's deadline; unreadable is never a pass. */
export type Verdict =
  | { readonly kind: 'pass'; readonly reason: string }
  | { readonly kind: 'wait'; readonly reason: string }
  | { readonly kind: 'fail'; readonly problem: Problem };

export const pass = (reason: string): Verdict => ({ kind: 'pass', reason });
export const wait = (reason: string): Verdict => ({ kind: 'wait', reason });
export const fail = (problem: Problem): Verdict => ({ kind: 'fail', problem });

/** Fails with the first failure, else waits with the first wait, else passes for all the reasons together. */
export function all(...verdicts: readonly Verdict[]): Verdict {
  const held = verdicts.find((v) => v.kind === 'fail') ?? verdicts.find((v) => v.kind === 'wait');
  const reasons = verdicts.flatMap((v) => (v.kind === 'pass' ? [v.reason] : []));
  return held ?? pass(reasons.join('; '));
}
