import { COLOURS } from '../core/colour.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { formatWeights, serving } from '../core/weights.ts';
import type { ReportFacts } from './facts.ts';
import { inMarkdown } from './foreign-text.ts';

/** Which fleet serves after a run, as one table cell in Markdown. */
export const servingText = (record: ReleaseRecord, facts: ReportFacts): string => {
  if (record.phase !== 'promoted' && record.phase !== 'rolled_back') return observed(facts);
  if (record.kind === 'capacity') return `**${record.candidate.colour}**${size(facts)}`;
  return record.phase === 'promoted' ? promoted(record, facts) : rolledBack(record, facts);
};

const promoted = ({ candidate, stable }: ReleaseRecord, facts: ReportFacts): string =>
  `**${candidate.colour}** (before: ${stable?.colour ?? 'nothing'})${size(facts)}`;

const rolledBack = ({ stable }: ReleaseRecord, facts: ReportFacts): string => {
  if (stable === null) return 'nothing';
  const release = stable.releaseId === null ? '' : `, release ${inMarkdown(stable.releaseId, 100)}`;
  return `**${stable.colour}** (as before)${release}${size(facts)}`;
};

/** After a release that got stuck or was stopped only the observed weights tell which fleet serves. */
const observed = (facts: ReportFacts): string => {
  if (facts.weights === null) return 'not known: the weights could not be read';
  const live = serving(facts.weights);
  if (live === null) return 'nothing';
  return live === 'split'
    ? `${COLOURS.map((colour) => `**${colour}**`).join(' and ')}: ${formatWeights(facts.weights)}`
    : `**${live}**${size(facts)}`;
};

const size = ({ capacity }: ReportFacts): string =>
  capacity === null
    ? ''
    : `, ${capacity.desired} instances wanted (${capacity.minSize} to ${capacity.maxSize})`;
