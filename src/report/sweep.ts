import type { Problem } from '../core/errors.ts';
import type { Swept } from '../core/plan/swept.ts';
import { inMarkdown } from './foreign-text.ts';
import { joinWithin } from './sections.ts';
import { problemTable, SUMMARY_LIMIT } from './summary.ts';

/** What `sweep` reports: a log line for each service, and the job summary. */

const SIGNS: Readonly<Record<Swept['did'], string>> = {
  nothing: '✅ nothing to do',
  'left to its run': '⏳ left to its run',
  'needs a person': '⛔ needs a person',
  healed: '✅ healed',
  tidied: '✅ tidied',
  failed: '❌ failed',
};

export const needsPerson = ({ did }: Swept): boolean => did === 'needs a person' || did === 'failed';
export const isHealed = ({ did }: Swept): boolean => did === 'healed' || did === 'tidied';

/** The log line of one service: `iris in staging: healed (r77-1-ab, rolled_back)`. */
export const sweptLine = ({ service, environment, did, record }: Swept): string =>
  `${service} in ${environment}: ${did}${record === null ? '' : ` (${record.releaseId}, ${record.phase})`}`;

/** The job summary of `sweep`: services that need a person come first, with their problems. */
export const sweepSummary = (
  swept: readonly Swept[],
  problems: readonly Problem[],
  helpUrl: string,
): string =>
  joinWithin(SUMMARY_LIMIT, [
    `### Sweep: ${headline(swept)}`,
    problems.length === 0 ? null : problemTable(problems, helpUrl),
    swept.length === 0 ? null : table(swept),
  ]);

const headline = (swept: readonly Swept[]): string => {
  const [healed, left] = [swept.filter(isHealed).length, swept.filter(needsPerson).length];
  const sign = left === 0 ? '✅' : '⛔';
  return `${sign} ${swept.length} looked at, ${healed} healed, ${left} ${left === 1 ? 'needs' : 'need'} a person`;
};

const table = (swept: readonly Swept[]): string => {
  const sorted = swept.toSorted((a, b) => Number(needsPerson(b)) - Number(needsPerson(a)));
  return ['| service | environment | | release | phase |', '|---|---|---|---|---|', ...sorted.map(row)].join(
    '\n',
  );
};

const row = ({ service, environment, did, record }: Swept): string => {
  const release = record === null ? '' : inMarkdown(record.releaseId, 100);
  const phase = record === null ? '' : record.phase.replace('_', ' ');
  return `| ${inMarkdown(service, 100)} | ${inMarkdown(environment, 100)} | ${SIGNS[did]} | ${release} | ${phase} |`;
};
