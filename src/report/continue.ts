import type { ReleaseRecord } from '../core/record.ts';
import { address, inMarkdown } from './foreign-text.ts';

/** The job summary of `continue`. */
export const continueSummary = (record: ReleaseRecord): string => {
  const step = record.approvedStep === null ? undefined : record.policy.steps[record.approvedStep];
  const from = step === undefined ? '' : ` past ${step.weight} %`;
  return `### ${record.service} in ${record.environment}: ✅ goes on${from}\n\nRelease ${inMarkdown(record.releaseId, 100)} continues in its own run: ${address(record.owner.url)}\n`;
};

/** The approved step, counted from 1; null: the release was turned back, or another one began, before the approval. */
export const approvedStep = (held: Pick<ReleaseRecord, 'approvedStep'>): number | null =>
  held.approvedStep === null ? null : held.approvedStep + 1;
