import { perColour, type PerColour } from './colour.ts';

/** Names that follow from a service, an environment, an account or a run. */

/** Shape of `service` and `environment`: they go into names, tags, metric dimensions and S3 keys. */
export const SERVICE_NAME = /^[A-Za-z][-A-Za-z0-9]*$/;

/** Longest target group and load balancer name that ELB accepts. */
const LONGEST = 32;

/** The longest of the 32-character names made from both. */
const longestName = (service: string, environment: string): string => `${service}-${environment}-green`;

/** How many characters too long the pair is; 0 when it fits. */
export const excessLength = (service: string, environment: string): number =>
  Math.max(0, longestName(service, environment).length - LONGEST);

/** How reports name a service in its environment. */
export const titleOf = (named: { readonly service: string; readonly environment: string }): string =>
  `${named.service} in ${named.environment}`;

/** The title of what could be read of a request; null where a part of it could not. */
export const titleOfPart = ({
  service,
  environment,
}: {
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
}): string | null =>
  service === undefined || environment === undefined ? null : titleOf({ service, environment });

/** Stacks of one service and environment. */
export interface StackNames {
  readonly edge: string;
  readonly fleets: PerColour<string>;
}

export function stackNames(service: string, environment: string): StackNames {
  const prefix = `tsd-${service}-${environment}`;
  return { edge: `${prefix}-edge`, fleets: perColour((colour) => `${prefix}-${colour}`) };
}

/** One bucket per account and region holds records, reports, artifacts and bundles, unless another is named. */
export const stateBucketName = (accountId: string, region: string): string =>
  `torchserve-deploy-${accountId}-${region}`;

/** Names a release by the run that began it; `suffix` is letters and digits. */
export const releaseIdOf = (
  { runId, attempt }: { readonly runId: string; readonly attempt: string },
  suffix: string,
): string => `r${runId}-${attempt}-${suffix}`;

/** Whether any attempt of this run began the release, whoever has led it since. */
export const isBegunBy = ({ releaseId }: { readonly releaseId: string }, runId: string): boolean =>
  releaseId.startsWith(`r${runId}-`);
