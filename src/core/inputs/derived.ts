/**
 * Settings that follow from other settings, so that no two contradict each other. A load balancer that stops waiting
 * before the server answers 504 for a good prediction: its default is 60 s, TorchServe's is 120 s. A drain that is
 * shorter than a prediction cuts the prediction off.
 */

const SECONDS_PAST_RESPONSE = 10;

/** The idle timeout of the load balancer, longer than the longest prediction. */
export const idleTimeoutSeconds = (responseTimeoutSeconds: number): number =>
  responseTimeoutSeconds + SECONDS_PAST_RESPONSE;

/** The shortest drain that loses no request, also the default: a request may begin just before its instance leaves. */
export const leastDrainSeconds = idleTimeoutSeconds;

/** The number of zones that must have healthy instances: two, or one for a fleet of one. */
export const zonesNeeded = (minSize: number): number => Math.min(2, minSize);

/** The default port: HTTPS with a certificate, else HTTP. */
export const usualPort = (certificateArn: string | null): number => (certificateArn === null ? 80 : 443);
