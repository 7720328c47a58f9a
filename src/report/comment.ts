import type { ReleaseRecord } from '../core/record.ts';
import { moment } from './elapsed.ts';
import type { ReportFacts } from './facts.ts';
import { inMarkdown } from './foreign-text.ts';
import { verdictWords } from './outcome-text.ts';
import { causeSection, detailSection, factsSection, verdictSection } from './release-sections.ts';
import { folded, joinWithin } from './sections.ts';
import { timeline } from './timeline.ts';

/** The pull-request comment about the releases of one service and environment. */

/** The longest comment, in characters. GitHub refuses a body over 65,536. */
export const COMMENT_LIMIT = 60_000;

const RELEASES = '<!-- torchserve-deploy:releases -->';
const EARLIER_KEPT = 5;
const TIMELINE_ROWS = 20;

/** The hidden first line by which the comment of a service and environment is found again. */
export const commentMarker = (service: string, environment: string): string =>
  `<!-- torchserve-deploy:${service}/${environment} -->`;

/**
 * The whole comment. `previous` is the body that it replaces (null: there is none yet); the last five releases of that
 * body's list are kept.
 */
export const comment = (record: ReleaseRecord, facts: ReportFacts, previous: string | null): string => {
  const lines = [releaseLine(record, facts), ...earlierLines(previous, record.releaseId)];
  return joinWithin(COMMENT_LIMIT, [
    `${commentMarker(record.service, record.environment)}\n${verdictSection(record, facts)}`,
    causeSection(record.cause, facts.helpUrl),
    factsSection(record, facts),
    folded('Releases, newest first', `${RELEASES}\n${lines.join('\n')}`),
    folded('Weights and health over time', timeline(record, TIMELINE_ROWS)),
    detailSection(record.cause),
  ]);
};

const releaseLine = (record: ReleaseRecord, facts: ReportFacts): string => {
  const model = `${record.artifact.modelName} ${record.artifact.modelVersion}`;
  const code = record.cause === null ? '' : ` (\`${record.cause.code}\`)`;
  const release = `[${inMarkdown(record.releaseId, 100)}](${facts.runUrl})`;
  return `- ${moment(facts.finishedAt)}, ${release}, ${inMarkdown(model, 150)}: ${verdictWords(facts.result, record)}${code}`;
};

/** The lines of the earlier releases. Foreign text cannot fake them, because a comment never holds its `<!--`. */
const earlierLines = (previous: string | null, releaseId: string): readonly string[] => {
  const [, list = ''] = previous?.split(`${RELEASES}\n`) ?? [];
  const [lines = ''] = list.split('\n\n');
  const own = `[${inMarkdown(releaseId, 100)}]`;
  return lines
    .split('\n')
    .filter((line) => line.startsWith('- ') && !line.includes(own))
    .slice(0, EARLIER_KEPT);
};
