import type { Problem } from '../core/errors.ts';
import type { ReleaseRecord } from '../core/record.ts';
import type { ReportFacts } from './facts.ts';
import { inMarkdown } from './foreign-text.ts';
import { linkedCode } from './help.ts';
import { verdictWords } from './outcome-text.ts';
import { causeSection, detailSection, factsSection, verdictSection } from './release-sections.ts';
import { rolloutPicture } from './rollout-picture.ts';
import { joinWithin } from './sections.ts';
import { timeline } from './timeline.ts';

/** The job summaries of releases, and of runs that were refused, failed or had nothing to do. */

/** The longest summary, in characters. The runner drops a summary over 1 MiB, and a character has at most four bytes. */
export const SUMMARY_LIMIT = 250_000;

const TIMELINE_ROWS = 200;

/** The job summary of a release. */
export const summary = (record: ReleaseRecord, facts: ReportFacts): string =>
  joinWithin(SUMMARY_LIMIT, [
    verdictSection(record, facts),
    causeSection(record.cause, facts.helpUrl),
    factsSection(record, facts),
    rolloutPicture(record, facts.finishedAt),
    timeline(record, TIMELINE_ROWS),
    detailSection(record.cause),
  ]);

/** The job summary of a refused request: every problem, and that nothing was changed. */
export const refusalSummary = (title: string, problems: readonly Problem[], helpUrl: string): string =>
  joinWithin(SUMMARY_LIMIT, [
    `### ${inMarkdown(title, 200)}: ${verdictWords('refused')}\n\nNothing was changed.`,
    problemTable(problems, helpUrl),
    ...problems.map(detailSection),
  ]);

/** The job summary of a run that failed without a release of its own. */
export const failureSummary = (title: string, problems: readonly Problem[], helpUrl: string): string =>
  joinWithin(SUMMARY_LIMIT, [
    `### ${inMarkdown(title, 200)}: ❌ failed`,
    problemTable(problems, helpUrl),
    ...problems.map(detailSection),
  ]);

/** The job summary when the request already serves. */
export const unchangedSummary = (title: string, reason: string): string =>
  `### ${inMarkdown(title, 200)}: ✅ nothing to do\n\n${inMarkdown(reason)}. Nothing was changed.\n`;

/** One row for each problem. `helpUrl` explains each code. */
export const problemTable = (problems: readonly Problem[], helpUrl: string): string =>
  [
    '| code | what | problem | next step |',
    '|---|---|---|---|',
    ...problems.map(
      ({ code, subject, message, remedy }) =>
        `| ${linkedCode(code, helpUrl)} | ${inMarkdown(subject, 100)} | ${inMarkdown(message)} | ${inMarkdown(remedy)} |`,
    ),
  ].join('\n');
