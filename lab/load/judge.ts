import { isDeepStrictEqual } from 'node:util';
import type { LoadPlan } from './plan.ts';

/** What came back for one request; `status` null when nothing did. */
export interface Answer {
  readonly status: number | null;
  readonly body: string;
  /** Why there was no answer. */
  readonly error: string | null;
}

export type Judgement =
  | { readonly kind: 'right'; readonly version: string | null }
  | { readonly kind: 'failed' | 'wrong' | 'broken'; readonly reason: string };

/** Right: a 2xx whose JSON equals a known answer, or any 2xx where none is known. */
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

/** Text that is not JSON stands for itself. */
const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};
