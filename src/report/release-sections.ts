import type { Problem } from '../core/errors.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { elapsed } from './elapsed.ts';
import type { ReportFacts } from './facts.ts';
import { address, fenced, inMarkdown } from './foreign-text.ts';
import { linkedCode } from './help.ts';
import { evidenceText, outcomeText, verdictWords } from './outcome-text.ts';
import { factTable, folded, type Section } from './sections.ts';
import { servingText } from './serving-text.ts';

/** The sections that comment and summary share: both give the same verdict and facts in the same words. */

/** The heading with the verdict, then where traffic is now. */
export const verdictSection = (record: ReleaseRecord, facts: ReportFacts): string =>
  `### ${record.service} in ${record.environment}: ${verdictWords(facts.result, record)}\n\n${outcomeText(record, facts)}`;

/** Cause and next step; null when nothing failed. `helpUrl` explains each code. */
export const causeSection = (cause: Problem | null, helpUrl: string): Section =>
  cause === null
    ? null
    : [
        `**Cause** ${linkedCode(cause.code, helpUrl)} ${inMarkdown(cause.subject, 200)}: ${inMarkdown(cause.message, 1500)}`,
        `**Next** ${inMarkdown(cause.remedy, 1000)}`,
      ].join('\n\n');

/** The log lines that show the cause, folded; null without any. */
export const detailSection = (cause: Problem | null): Section =>
  cause?.detail === undefined || cause.detail.length === 0
    ? null
    : folded(`Last lines of the log of ${inMarkdown(cause.subject, 200)}`, fenced(cause.detail));

/** The table of what the release is about and what it came to. */
export const factsSection = (record: ReleaseRecord, facts: ReportFacts): string =>
  factTable([
    facts.url === null ? null : ['URL', address(facts.url)],
    ['Serving', servingText(record, facts)],
    [modelLabel(record, facts), modelText(record)],
    record.kind === 'capacity' ? null : ['Evidence', evidenceText(record)],
    ['Duration', elapsed(facts.finishedAt - record.startedAt)],
    ['Release', `[${inMarkdown(record.releaseId, 100)}](${facts.runUrl})`],
  ]);

/** A model that does not serve is not called "Model": readers would take it for the one that does. */
const modelLabel = ({ kind, phase }: ReleaseRecord, { result }: ReportFacts): string => {
  if (phase === 'promoted' || kind === 'capacity') return 'Model';
  if (phase !== 'rolled_back') return 'Candidate';
  return result === 'cancelled' ? 'Cancelled' : 'Refused';
};

const modelText = ({ artifact }: ReleaseRecord): string =>
  `**${inMarkdown(artifact.modelName, 100)} ${inMarkdown(artifact.modelVersion, 100)}** (sha256 \`${artifact.sha256.slice(0, 12)}\`)`;
