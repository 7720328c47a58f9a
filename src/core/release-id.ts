import type { ReleaseRecord } from './record.ts';

type Owner = Pick<ReleaseRecord['owner'], 'runId' | 'attempt'>;

/** Names a release by the run that began it; `what` is letters and digits. */
export const releaseIdOf = ({ runId, attempt }: Owner, what: string): string =>
  `r${runId}-${attempt}-${what}`;

/** Whether any attempt of this run began it, whoever has led it since. */
export const isBegunBy = ({ releaseId }: Pick<ReleaseRecord, 'releaseId'>, runId: string): boolean =>
  releaseId.startsWith(`r${runId}-`);
