import type { Age, Clock } from '../ports.ts';

/** The last answer to each question, for callers who are content with one that is not quite new. */
export interface AgedAnswers<T> {
  /** The kept answer while it is young enough, else what `ask` gives. A failure is not kept. */
  answer(about: string, age: Age | undefined, ask: () => Promise<T>): Promise<T>;
  forget(about: string): void;
}

/** `keeps` says which answers may be shown again at all. */
export function agedAnswers<T>(
  clock: Pick<Clock, 'now'>,
  keeps: (answer: T) => boolean = () => true,
): AgedAnswers<T> {
  const kept = new Map<string, { readonly at: number; readonly answer: T }>();
  return {
    async answer(about, age, ask) {
      const before = kept.get(about);
      const asked = clock.now();
      if (before !== undefined && asked - before.at < (age?.maxAgeMs ?? 0)) return before.answer;
      kept.delete(about);
      const answer = await ask();
      if (keeps(answer)) kept.set(about, { at: asked, answer });
      return answer;
    },
    forget: (about) => void kept.delete(about),
  };
}
