import type { Problem } from '../core/errors.ts';
import { oneLine } from './foreign-text.ts';
import { helpAddress } from './help.ts';

/** What the runner shows beside a job: the stable code as title, then cause, remedy and where to read on. */
interface Annotation {
  readonly title: string;
  readonly message: string;
}

/** The runner keeps ten annotations of a type for each step. */
const SHOWN = 10;

/** One annotation for each problem, ten at most: the last one then counts the rest. `helpUrl` explains each code. */
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
    message: `${oneLine(subject, 200)}: ${sentence(oneLine(message, 1500))} ${oneLine(remedy, 1000)} ${helpAddress(code, helpUrl)}`,
  });

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
