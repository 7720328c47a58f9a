import type { Problem } from '../errors.ts';

/** The problems of a run that was stopped from outside before its work was done. */

/** Ends the main step of a release that was stopped. */
export const interrupted: Problem = {
  code: 'TSD4402',
  subject: 'release',
  message: 'the run was stopped before the release had ended',
  remedy: 'The clean-up step moves traffic back to the stable fleet. Run it again when you want the release.',
};

/** Ends the post step when it was stopped too early. */
export const trafficNotBack: Problem = {
  code: 'TSD4403',
  subject: 'release',
  message: 'traffic could not be moved back before this step was stopped',
  remedy: 'Run the workflow again. Any run of this service and environment moves traffic back first.',
};

/** Ends a verb without a release that was stopped, e.g. `sweep`. */
export const workNotFinished = (verb: string): Problem => ({
  code: 'TSD4405',
  subject: verb,
  message: 'the run was stopped before its work was done',
  remedy: 'Run it again. It goes on where this run ended.',
});

/** Ends a run that was stopped while it finished the release of an earlier run. */
export const leftoverNotFinished = (releaseId: string): Problem => ({
  code: 'TSD4406',
  subject: releaseId,
  message: 'the run was stopped while it finished a release that an earlier run had left',
  remedy: 'Run it again. Any run of this service and environment finishes that release first.',
});

/** Ends a run whose lease expired and whose release another run took over. */
export const takenOver: Problem = {
  code: 'TSD4505',
  subject: 'release',
  message: 'another run took this release over, because this run did not renew its lease in time',
  remedy: 'Look at the run that the release record names. It finishes the release or rolls it back.',
};
