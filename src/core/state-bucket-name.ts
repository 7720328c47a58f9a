/** One bucket per account and region holds records, reports, artifacts and bundles, unless another is named. */
export const stateBucketName = (accountId: string, region: string): string =>
  `torchserve-deploy-${accountId}-${region}`;
