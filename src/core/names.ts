import { perColour, type PerColour } from './colour.ts';

/** The names of stacks, buckets and releases: each follows from a service, an environment, an account or a run. */

/** Pattern of `service` and `environment`. Both go into names, tags, metric dimensions and S3 keys. */
export const SERVICE_NAME = /^[A-Za-z][-A-Za-z0-9]*$/;

/** The most characters that ELB accepts in the name of a target group or load balancer. */
const LONGEST = 32;

/** The longest name with that limit that is made from both. */
const longestName = (service: string, environment: string): string => `${service}-${environment}-green`;

/** Number of characters by which service and environment together are too long; 0 when they fit. */
export const excessLength = (service: string, environment: string): number =>
  Math.max(0, longestName(service, environment).length - LONGEST);

/** The title that reports give to a service in its environment. */
export const titleOf = (named: { readonly service: string; readonly environment: string }): string =>
  `${named.service} in ${named.environment}`;

/** The title of a request that was read only in part; null when service or environment is missing. */
export const titleOfPart = ({
  service,
  environment,
}: {
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
}): string | null =>
  service === undefined || environment === undefined ? null : titleOf({ service, environment });

/** Names of the stacks of one service and environment. */
export interface StackNames {
  readonly edge: string;
  readonly fleets: PerColour<string>;
}

export function stackNames(service: string, environment: string): StackNames {
  const prefix = `tsd-${service}-${environment}`;
  return { edge: `${prefix}-edge`, fleets: perColour((colour) => `${prefix}-${colour}`) };
}

/** Default name of the bucket for records, reports, artifacts and bundles: one bucket per account and region. */
export const stateBucketName = (accountId: string, region: string): string =>
  `torchserve-deploy-${accountId}-${region}`;

/** Makes the id of a release from the run that begins it. `suffix` holds letters and digits only. */
export const releaseIdOf = (
  { runId, attempt }: { readonly runId: string; readonly attempt: string },
  suffix: string,
): string => `r${runId}-${attempt}-${suffix}`;

/** True if an attempt of run `runId` began the release, even if another run has taken it over since. */
export const isBegunBy = ({ releaseId }: { readonly releaseId: string }, runId: string): boolean =>
  releaseId.startsWith(`r${runId}-`);
