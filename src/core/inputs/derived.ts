/**
 * What follows from another setting, so that no two contradict each other. A load balancer that gives up before the
 * server answers 504 for a prediction that would have come (its own default of 60 s is below TorchServe's 120 s), and
 * a drain shorter than a prediction cuts it off.
 */

const SECONDS_PAST_RESPONSE = 10;

/** Idle timeout of the load balancer, above the longest prediction. */
export const idleTimeoutSeconds = (responseTimeoutSeconds: number): number =>
  responseTimeoutSeconds + SECONDS_PAST_RESPONSE;

/** Shortest drain that loses no request: one may begin just before its instance leaves. Also the usual drain. */
export const leastDrainSeconds = idleTimeoutSeconds;

/** Zones that must have healthy instances: two, where the fleet has two instances at all. */
export const zonesNeeded = (minSize: number): number => Math.min(2, minSize);

/** HTTPS where there is a certificate. */
export const usualPort = (certificateArn: string | null): number => (certificateArn === null ? 80 : 443);
