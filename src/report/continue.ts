import type { ReleaseRecord } from '../core/record.ts';
import { address, inMarkdown } from './foreign-text.ts';

/** Step that was let go on, counted from 1; null: the release did not take it (it was turned back, or another came). */
export const approvedStep = (held: Pick<ReleaseRecord, 'approvedStep'>): number | null =>
  held.approvedStep === null ? null : held.approvedStep + 1;

/** The whole summary of `continue`. */
export const continueSummary = (record: ReleaseRecord): string => {
  const step = record.approvedStep === null ? undefined : record.policy.steps[record.approvedStep];
  const from = step === undefined ? '' : ` past ${step.weight} %`;
  return `### ${record.service} in ${record.environment}: ✅ goes on${from}\n\nRelease ${inMarkdown(record.releaseId, 100)} took note: ${address(record.owner.url)}\n`;
};
