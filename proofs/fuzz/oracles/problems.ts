import { Failure, Refusal, type Problem } from '../../../src/core/errors.ts';
import { hasHidden } from '../../../src/core/text/quoted.ts';
import type { Parsed } from '../../../src/core/inputs/parsed.ts';
import { holds, Violation } from '../violation.ts';

/** Checks that problems and refusals are well formed. */

const CODE = /^TSD\d{4}$/;
/** The most characters of a reader's own words and a quotation of 160 characters, each possibly written as a code point. */
const LONGEST_MESSAGE = 2_000;

/** Whether a line is not empty and has no hidden character. */
const isVisibleLine = (text: string): boolean => text.trim() !== '' && !hasHidden(text);

/** Throws unless a problem has what docs/troubleshooting.md promises: a stable code, one visible line, a next step. */
const wellFormed = ({ code, subject, message, remedy }: Problem): void => {
  holds(CODE.test(code), `the code ${JSON.stringify(code)} is TSD and four digits`);
  holds(isVisibleLine(subject), `the subject ${JSON.stringify(subject)} is one visible line`);
  holds(isVisibleLine(message), `the message ${JSON.stringify(message)} is one visible line`);
  holds(message.length <= LONGEST_MESSAGE, `the message has at most ${LONGEST_MESSAGE} characters`);
  holds(isVisibleLine(remedy), `the remedy ${JSON.stringify(remedy)} is one visible line`);
};

/** Throws unless every problem is well formed. */
export const allWellFormed = (problems: readonly Problem[]): void => problems.forEach(wellFormed);

/** Throws unless a fault, which is a problem without a subject yet, has a rule that begins with "must". */
export const parsedWell = <T>(parsed: Parsed<T>): void => {
  if (parsed.ok) return;
  const { code, rule, remedy } = parsed.fault;
  wellFormed({ code, subject: 'x', message: rule, remedy });
  holds(rule.startsWith('must '), `the rule ${JSON.stringify(rule)} begins with must`);
};

/** Rethrows an error unless it is a Refusal or a Failure with well-formed problems. */
export const refusedWell = (error: unknown): void => {
  if (error instanceof Violation) throw error;
  if (!(error instanceof Refusal) && !(error instanceof Failure)) throw error;
  const problems = error instanceof Refusal ? error.problems : [error.problem];
  holds(problems.length > 0, 'a refusal has a problem');
  allWellFormed(problems);
};
