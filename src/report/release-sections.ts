import type { Problem } from '../core/errors.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { elapsed } from './elapsed.ts';
import type { ReportFacts } from './facts.ts';
import { address, fenced, inMarkdown } from './foreign-text.ts';
import { evidence, outcome, servingColour, verdictWords } from './outcome-text.ts';
import { factTable, folded, type Section } from './sections.ts';

/** What comment and summary have in common: the same verdict and facts, in the same words. */

/** Heading with the verdict, then where traffic is now. */
export const verdictSection = (record: ReleaseRecord, facts: ReportFacts): string =>
  `### ${record.service} in ${record.environment}: ${verdictWords(facts.result, record)}\n\n${outcome(record, facts)}`;

/** Cause and next step; null when nothing failed. */
export const causeSection = (cause: Problem | null): Section =>
  cause === null
    ? null
    : [
        `**Cause** \`${cause.code}\` ${inMarkdown(cause.subject, 200)}: ${inMarkdown(cause.message, 1500)}`,
        `**Next** ${inMarkdown(cause.remedy, 1000)}`,
      ].join('\n\n');

/** The lines that show the cause, folded; null without any. */
export const detailSection = (cause: Problem | null): Section =>
  cause?.detail === undefined || cause.detail.length === 0
    ? null
    : folded(`Last lines of the log of ${inMarkdown(cause.subject, 200)}`, fenced(cause.detail));

export const factsSection = (record: ReleaseRecord, facts: ReportFacts): string => {
  const { artifact } = record;
  const model = `${inMarkdown(artifact.modelName, 100)} ${inMarkdown(artifact.modelVersion, 100)}`;
  return factTable([
    facts.url === null ? null : ['URL', address(facts.url)],
    ['Model', `${model} (sha256 \`${artifact.sha256.slice(0, 12)}\`)`],
    ['Serving', serving(record, facts)],
    record.kind === 'capacity' ? null : ['Evidence', evidence(record)],
    ['Duration', elapsed(facts.finishedAt - record.startedAt)],
    ['Release', `[${inMarkdown(record.releaseId, 100)}](${facts.runUrl})`],
  ]);
};

const serving = (record: ReleaseRecord, facts: ReportFacts): string => {
  const colour = servingColour(record, facts.result);
  if (colour === null) return 'nothing';
  const { capacity } = facts;
  return capacity === null
    ? colour
    : `${colour}, ${capacity.desired} instances wanted (${capacity.minSize} to ${capacity.maxSize})`;
};
