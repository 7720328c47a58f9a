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
import { row as oneZoneLost } from './rows/15-one-zone-lost.ts';
import { row as overload } from './rows/15b-overload.ts';
import { row as poisonRequest } from './rows/15c-poison-request.ts';
import { row as weightsSlowToApply } from './rows/16-weights-slow-to-apply.ts';
import { row as longRequest } from './rows/17-long-request.ts';
import { row as stableShrank } from './rows/18-stable-shrank.ts';
import { row as afterThePointOfNoReturn } from './rows/19-after-the-point-of-no-return.ts';
import { row as failureWhileItHolds } from './rows/20-failure-while-it-holds.ts';
import { row as rollbackFromAnotherRun } from './rows/20b-rollback-from-another-run.ts';
import { row as bothSidesBad } from './rows/21-both-sides-bad.ts';
import { row as crashLeavesCapacityPinned } from './rows/22-crash-leaves-capacity-pinned.ts';
import { row as halfAnHourAtTenPerCent } from './rows/22b-half-an-hour-at-ten-per-cent.ts';
import { row as rollbackRacesAResize } from './rows/23-rollback-races-a-resize.ts';
import { row as capacityIsNotReset } from './rows/24-capacity-is-not-reset.ts';
import { row as edgeUpdateFails } from './rows/25-edge-update-fails.ts';
import { row as aPersonEditsTheListener } from './rows/26-a-person-edits-the-listener.ts';
import { row as alarmsBeforeAndDuring } from './rows/27-alarms-before-and-during.ts';
import { row as twoReleasesAtOnce } from './rows/28-two-releases-at-once.ts';
import { row as cancelledAnywhere } from './rows/29-cancelled-anywhere.ts';
import { row as runnerLostAtHalf } from './rows/30-runner-lost-at-half.ts';
import { row as rollbackTargetScaledIn } from './rows/31-rollback-target-scaled-in.ts';
import { row as noRoomOnTheListener } from './rows/32-no-room-on-the-listener.ts';
import { row as githubRefuses } from './rows/34-github-refuses.ts';
import { row as clockSkew } from './rows/35-clock-skew.ts';
import { row as ownerPaused } from './rows/36-owner-paused.ts';
import { row as noTraffic } from './rows/37-no-traffic.ts';
import { row as instancesOutOfReach } from './rows/38-instances-out-of-reach.ts';

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
  oneZoneLost,
  overload,
  poisonRequest,
  weightsSlowToApply,
  longRequest,
  stableShrank,
  afterThePointOfNoReturn,
  failureWhileItHolds,
  rollbackFromAnotherRun,
  bothSidesBad,
  crashLeavesCapacityPinned,
  halfAnHourAtTenPerCent,
  rollbackRacesAResize,
  capacityIsNotReset,
  edgeUpdateFails,
  aPersonEditsTheListener,
  alarmsBeforeAndDuring,
  twoReleasesAtOnce,
  cancelledAnywhere,
  runnerLostAtHalf,
  rollbackTargetScaledIn,
  noRoomOnTheListener,
  githubRefuses,
  clockSkew,
  ownerPaused,
  noTraffic,
  instancesOutOfReach,
];
