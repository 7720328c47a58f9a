import type { Age, Clock } from '../ports.ts';

/** Keeps the last answer to each question, for callers that accept an answer of some age. */
interface AnswerCache<T> {
  /** Returns the kept answer if it is younger than `age` allows, else calls `ask`. Failures are not kept. */
  answer(question: string, age: Age | undefined, ask: () => Promise<T>): Promise<T>;
  forget(question: string): void;
}

/** Makes an empty cache. Answers that fail `isCacheable` are never kept. */
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
