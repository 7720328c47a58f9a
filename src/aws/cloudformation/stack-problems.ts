import type { Problem } from '../../core/errors.ts';

/** Bytes that CreateChangeSet takes inline (CFN-20). */
export const INLINE_LIMIT = 51_200;

/** What can be wrong with a change before it is begun. Nothing that serves was touched by any of it. */

export const templateTooLarge = (stack: string, bytes: number): Problem => ({
  code: 'TSD3201',
  subject: stack,
  message: `the template has ${bytes} bytes; CloudFormation takes ${INLINE_LIMIT} inline`,
  remedy: 'Shorten the template.',
});

export const changeSetRefused = (stack: string, reason: string, causes: readonly string[]): Problem => ({
  code: 'TSD3202',
  subject: stack,
  message: `CloudFormation refused the change: ${causes[0] ?? reason}`,
  remedy: 'Nothing was changed. Mend what the reason names, then run again.',
  ...(causes.length > 0 && { detail: [reason, ...causes] }),
});

export const changeSetSlow = (stack: string): Problem => ({
  code: 'TSD3203',
  subject: stack,
  message: 'CloudFormation did not finish validating the change in five minutes',
  remedy: 'Nothing was changed. Run again; the same change set is taken up.',
});

export const notChangeable = (stack: string, status: string): Problem => ({
  code: 'TSD3204',
  subject: stack,
  message: `the stack is in ${status} and cannot be changed`,
  remedy: 'Wait until the other operation has ended, or mend or remove the stack; then run again.',
});

export const wouldReplace = (stack: string, resources: readonly string[]): Problem => ({
  code: 'TSD3205',
  subject: stack,
  message: `the change would replace ${resources.join(', ')}, which serves`,
  remedy:
    'Nothing was changed. Release it: a new fleet takes over, and the one that serves is left as it is.',
});
