import type { Row } from './row.ts';
import { row as stackInReview } from './rows/1-stack-in-review.ts';
import { row as creationRolledBack } from './rows/2-creation-rolled-back.ts';
import { row as updateNotTakenBack } from './rows/3-update-not-taken-back.ts';
import { row as deletionFailed } from './rows/4-deletion-failed.ts';
import { row as everyStatus } from './rows/5-every-status.ts';
import { row as somebodyElseUpdates } from './rows/6-somebody-else-updates.ts';
import { row as emptyChangeSet } from './rows/7-empty-change-set.ts';
import { row as throttled } from './rows/8-throttled.ts';
import { row as answersLost } from './rows/9-answers-lost.ts';
import { row as credentialsExpire } from './rows/10-credentials-expire.ts';
import { row as oneZoneWithoutCapacity } from './rows/11-no-capacity-in-one-zone.ts';
import { row as noCapacityAtAll } from './rows/11b-no-capacity-at-all.ts';
import { row as imageGone } from './rows/12-image-gone.ts';
import { row as modelInTrouble } from './rows/13-model-in-trouble.ts';
import { row as candidateUnhealthy } from './rows/14-candidate-unhealthy.ts';

/** The catalogue, in its order. */
export const ROWS: readonly Row[] = [
  stackInReview,
  creationRolledBack,
  updateNotTakenBack,
  deletionFailed,
  everyStatus,
  somebodyElseUpdates,
  emptyChangeSet,
  throttled,
  answersLost,
  credentialsExpire,
  oneZoneWithoutCapacity,
  noCapacityAtAll,
  imageGone,
  modelInTrouble,
  candidateUnhealthy,
];
