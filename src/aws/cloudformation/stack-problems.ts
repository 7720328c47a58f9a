import type { Problem } from '../../core/errors.ts';

/** The problems of a change to a stack before its execution. When one is raised, nothing was changed. */

/** The most bytes that CreateChangeSet takes inline (CFN-20). */
export const INLINE_LIMIT = 51_200;

export const templateTooLarge = (stack: string, bytes: number): Problem => ({
  code: 'TSD3201',
  subject: stack,
  message: `the template has ${bytes} bytes; CloudFormation accepts at most ${INLINE_LIMIT} inline`,
  remedy: 'Shorten the template.',
});

export const changeSetRefused = (stack: string, reason: string, causes: readonly string[]): Problem => ({
  code: 'TSD3202',
  subject: stack,
  message: `CloudFormation refused the change: ${causes[0] ?? reason}`,
  remedy: 'Nothing was changed. Correct what the message names, then run again.',
  ...(causes.length > 0 && { detail: [reason, ...causes] }),
});

export const changeSetSlow = (stack: string): Problem => ({
  code: 'TSD3203',
  subject: stack,
  message: 'CloudFormation did not finish validating the change in five minutes',
  remedy: 'Nothing was changed. Run again: the next run continues with the same change set.',
});

export const notChangeable = (stack: string, status: string): Problem => ({
  code: 'TSD3204',
  subject: stack,
  message: `the stack has the status ${status} and cannot be changed`,
  remedy: 'Wait for the other operation to end, or repair or delete the stack. Then run again.',
});

export const wouldReplace = (stack: string, resources: readonly string[]): Problem => ({
  code: 'TSD3205',
  subject: stack,
  message: `the change would replace ${resources.join(', ')}, which serves traffic`,
  remedy:
    'Nothing was changed. Make the change with a release: a new fleet takes over from the one that serves.',
});
