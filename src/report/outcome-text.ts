import { isReturn } from '../core/plan/claim.ts';
import { other } from '../core/colour.ts';
import { TERMINAL, type ReleaseRecord, type Result } from '../core/record.ts';
import { formatWeights } from '../core/weights.ts';
import { elapsed, moment } from './elapsed.ts';
import type { ReportFacts } from './facts.ts';
import { inMarkdown } from './foreign-text.ts';

/** The sentences that say how a release ended. */

const WORDS: Readonly<Record<Result, string>> = {
  promoted: '✅ promoted',
  rolled_back: '❌ rolled back',
  stuck: '⛔ stuck, a person is needed',
  cancelled: '❌ cancelled',
  refused: '❌ refused',
  planned: '📋 planned',
};

/** The result in a sign and two or three words. */
export const verdictWords = (result: Result, record: Pick<ReleaseRecord, 'kind'> | null = null): string =>
  result === 'promoted' && record?.kind === 'capacity' ? '✅ capacity changed in place' : WORDS[result];

/** One or two sentences: where traffic is now and what became of the candidate. */
export const outcomeText = (record: ReleaseRecord, facts: ReportFacts): string => {
  if (record.phase === 'promoted') return promoted(record, elapsed(facts.finishedAt - record.startedAt));
  if (record.phase === 'rolled_back') return rolledBack(record, facts);
  return TERMINAL.has(record.phase) ? stuck(record, facts) : stopped(record);
};

const promoted = (record: ReleaseRecord, took: string): string => {
  const { kind, candidate } = record;
  if (kind === 'capacity')
    return `Sizes, scaling and tags of **${candidate.colour}** were changed in place in ${took}: no instance was replaced and no traffic moved.`;
  const traffic = isReturn(record)
    ? `All traffic is back on **${candidate.colour}**, the fleet of an earlier release (${inMarkdown(candidate.releaseId, 100)}),`
    : `All traffic goes to **${candidate.colour}**`;
  return `${traffic} after ${took}.${previousFleet(record)}`;
};

/** What became of the fleet that served before. */
const previousFleet = ({ stable, candidate, parked }: ReleaseRecord): string => {
  if (stable === null) return '';
  return parked === null
    ? ` ${other(candidate.colour)} has been retired.`
    : ` ${parked.colour} waits at full capacity until ${moment(parked.until)}: until then a rollback moves weights alone.`;
};

const rolledBack = (record: ReleaseRecord, facts: ReportFacts): string => {
  const { kind, candidate, stable } = record;
  if (kind === 'capacity')
    return `The change of capacity failed and CloudFormation takes it back: **${candidate.colour}** serves as before.`;
  const gone = `The ${candidate.colour} fleet is not kept.`;
  if (stable === null)
    return `This was the first release: nothing served before it and nothing serves now. ${gone}`;
  return reachedTraffic(record)
    ? `All traffic is back on **${stable.colour}**${rollbackTime(facts)}. ${gone}`
    : `No traffic ever reached the candidate: **${stable.colour}** serves as before. ${gone}`;
};

const reachedTraffic = (record: ReleaseRecord): boolean =>
  [record, ...record.history].some(({ weights }) => weights[record.candidate.colour] > 0);

const rollbackTime = ({ result, rollbackSeconds }: ReportFacts): string => {
  if (rollbackSeconds === null) return '';
  const since = result === 'cancelled' ? 'the cancellation' : 'the failure';
  return `, ${elapsed(rollbackSeconds * 1000)} after ${since} was seen`;
};

const stuck = (record: ReleaseRecord, { weights }: ReportFacts): string => {
  const wanted = formatWeights(record.weights);
  const seen =
    weights === null
      ? `The weights could not be read; wanted were ${wanted}.`
      : `The rule has ${formatWeights(weights)}; wanted were ${wanted}.`;
  return `No traffic is moved any more until a person has looked. ${seen}`;
};

const stopped = ({ phase }: ReleaseRecord): string =>
  `The run stopped while ${phase.replace('_', ' ')}. The clean-up step or the next run brings the release to a safe end.`;

/** What decided the release, and how many requests it had answered by then. */
export const evidenceText = ({ phase, cause, evidence }: ReleaseRecord): string => {
  const { golden, requests } = evidence;
  if (phase === 'promoted') return verdictFrom(golden, requests);
  const decided = cause === null ? 'no verdict' : `decided by \`${cause.code}\``;
  return `${decided}; ${passedText(golden)}, ${clientText(requests)}`;
};

const verdictFrom = (golden: number, requests: number): string => {
  if (requests > 0) return `verdict from ${counted(golden)} golden, ${counted(requests)} real requests`;
  return golden > 0
    ? `verdict from ${counted(golden)} golden requests alone: no client sent any`
    : 'verdict from health checks and alarms alone: no request was sent';
};

const passedText = (golden: number): string =>
  golden === 0 ? 'no golden request passed' : `${counted(golden)} golden requests passed`;

const clientText = (requests: number): string =>
  requests === 0 ? 'no client sent any' : `${counted(requests)} real requests came`;

const counted = (n: number): string => n.toLocaleString('en-GB');
