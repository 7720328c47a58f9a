import type { Problem } from '../core/errors.ts';
import { oneLine } from './foreign-text.ts';

/** What the runner shows beside a job: `title` is the stable code, `message` cause, remedy and where to read on. */
export interface Annotation {
  readonly title: string;
  readonly message: string;
}

/** The runner keeps ten of a type for each step; more than a handful is not read anyway. */
const SHOWN = 10;

/** `helpUrl`: the page that explains each code. */
export const annotations = (problems: readonly Problem[], helpUrl: string): readonly Annotation[] => {
  const annotation = annotationWith(helpUrl);
  if (problems.length <= SHOWN) return problems.map(annotation);
  const left = problems.length - SHOWN + 1;
  const last = { title: 'And more', message: `${left} more problems: the job summary has them all.` };
  return [...problems.slice(0, SHOWN - 1).map(annotation), last];
};

const annotationWith =
  (helpUrl: string) =>
  ({ code, subject, message, remedy }: Problem): Annotation => ({
    title: code,
    message: `${oneLine(subject, 200)}: ${sentence(oneLine(message, 1500))} ${oneLine(remedy, 1000)} ${helpUrl}#${code.toLowerCase()}`,
  });

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
