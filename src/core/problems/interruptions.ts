import type { Problem } from '../errors.ts';

/** Problems of a run that was stopped from outside before its work was done. */

/** The main step of a release was stopped. */
export const interrupted: Problem = {
  code: 'TSD4402',
  subject: 'release',
  message: 'the run was stopped before the release had ended',
  remedy:
    'The clean-up step moves traffic back to the stable fleet; run it again when the release is wanted.',
};

/** The post step was stopped. */
export const trafficNotBack: Problem = {
  code: 'TSD4403',
  subject: 'release',
  message: 'traffic could not be moved back before this step was stopped',
  remedy: 'Run the workflow again: any run of this service and environment finishes it first.',
};

/** A verb that leads no release was stopped. */
export const workNotFinished = (verb: string): Problem => ({
  code: 'TSD4405',
  subject: verb,
  message: 'the run was stopped before it had done everything',
  remedy: 'Run it again: it goes on where this one ended.',
});

/** The run was stopped while it finished what an earlier run had left. */
export const leftoverNotFinished = (releaseId: string): Problem => ({
  code: 'TSD4406',
  subject: releaseId,
  message: 'the run was stopped before the release that an earlier run left had ended',
  remedy: 'Run it again: any run of this service and environment finishes it first.',
});

/** Another run took the record over while this one was not heard of. */
export const takenOver: Problem = {
  code: 'TSD4505',
  subject: 'release',
  message:
    'another run took this release over, because this one had not been heard of for longer than its lease',
  remedy: 'Look at the run that the release record names: it finishes or reverts what this one began.',
};
