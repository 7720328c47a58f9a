import type { Observation } from '../core/observation.ts';
import { COLOURS } from '../core/colour.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { inMarkdown } from './foreign-text.ts';
import { causeSection, detailSection } from './release-sections.ts';
import { joinWithin } from './sections.ts';
import { SUMMARY_LIMIT } from './summary.ts';
import { exists } from '../core/stack-state.ts';

/** The job summary of `destroy`. `before`: the stacks that existed when it began. */
export const destroySummary = (record: ReleaseRecord, before: readonly string[], helpUrl: string): string =>
  joinWithin(SUMMARY_LIMIT, [
    `### ${record.service} in ${record.environment}: ${verdict(record, before)}`,
    causeSection(record.cause, helpUrl),
    before.length === 0 ? null : before.map((name) => `- ${inMarkdown(name, 150)}`).join('\n'),
    KEPT,
    detailSection(record.cause),
  ]);

/** Names of the stacks that exist, the load balancer's last. */
export const existingStacks = ({ edge, fleets }: Observation): readonly string[] =>
  [...COLOURS.map((colour) => fleets[colour].stack), edge].filter(exists).map(({ name }) => name);

const verdict = ({ phase }: ReleaseRecord, before: readonly string[]): string => {
  if (phase === 'stuck') return '⛔ blocked, a person is needed';
  if (phase !== 'promoted') return '❌ stopped before the end';
  return before.length === 0 ? '✅ nothing was left to remove' : '✅ removed';
};

const KEPT = 'The state bucket keeps records, archives and reports. The network stack stays.';
