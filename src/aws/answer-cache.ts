import type { Age, Clock } from '../ports.ts';

/** The last answer to each question, for callers who are content with one that is not quite new. */
export interface AnswerCache<T> {
  /** The kept answer while it is young enough, else what `ask` gives. A failure is not kept. */
  answer(question: string, age: Age | undefined, ask: () => Promise<T>): Promise<T>;
  forget(question: string): void;
}

/** `isCacheable` says which answers may be shown again at all. */
export function answerCache<T>(
  clock: Pick<Clock, 'now'>,
  isCacheable: (answer: T) => boolean = () => true,
): AnswerCache<T> {
  const kept = new Map<string, { readonly at: number; readonly answer: T }>();
  return {
    async answer(question, age, ask) {
      const cached = kept.get(question);
      const askedAt = clock.now();
      if (cached !== undefined && askedAt - cached.at < (age?.maxAgeMs ?? 0)) return cached.answer;
      kept.delete(question);
      const answer = await ask();
      if (isCacheable(answer)) kept.set(question, { at: askedAt, answer });
      return answer;
    },
    forget: (question) => void kept.delete(question),
  };
}
