import { isDeepStrictEqual } from 'node:util';
import type { LoadPlan } from './plan.ts';

/** Decides whether the answer to a request of the load is right. */

/** The answer to one request. `status` is null when none came. */
export interface Answer {
  readonly status: number | null;
  readonly body: string;
  /** Why there was no answer. */
  readonly error: string | null;
}

export type Judgement =
  | { readonly kind: 'right'; readonly version: string | null }
  | { readonly kind: 'failed' | 'wrong' | 'broken'; readonly reason: string };

/** Judges an answer. Right is a 2xx whose JSON equals a known answer, or any 2xx when none is known. */
export const judge = (answer: Answer, known: LoadPlan['answers']): Judgement => {
  if (answer.status === null) return { kind: 'broken', reason: answer.error ?? 'no answer' };
  if (answer.status < 200 || answer.status > 299) {
    return { kind: 'failed', reason: `${answer.status} ${answer.body.slice(0, 200)}` };
  }
  if (known.length === 0) return { kind: 'right', version: null };
  const said = parsed(answer.body);
  const match = known.find(({ json }) => isDeepStrictEqual(json, said));
  return match === undefined
    ? { kind: 'wrong', reason: answer.body.slice(0, 200) }
    : { kind: 'right', version: match.version };
};

/** Parses JSON; other text is returned as it is. */
const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};
