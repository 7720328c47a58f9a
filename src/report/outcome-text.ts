import { isReturn } from '../core/plan/claim.ts';
import { other, type Colour } from '../core/colour.ts';
import { TERMINAL, type ReleaseRecord, type Result } from '../core/record.ts';
import { elapsed, moment } from './elapsed.ts';
import type { ReportFacts } from './facts.ts';
import { inMarkdown } from './foreign-text.ts';

const WORDS: Readonly<Record<Result, string>> = {
  promoted: '✅ promoted',
  rolled_back: '❌ rolled back',
  stuck: '⛔ stuck, a person is needed',
  cancelled: '❌ cancelled',
  refused: '❌ refused',
  planned: '📋 planned',
};

/** The result as a reader sees it first: a sign and two or three words. */
export const verdictWords = (result: Result, record: Pick<ReleaseRecord, 'kind'> | null = null): string =>
  result === 'promoted' && record?.kind === 'capacity' ? '✅ capacity changed in place' : WORDS[result];

/** The slot whose fleet is expected to serve after this release ended; null when nothing serves. */
export const servingColour = (record: ReleaseRecord, result: Result): Colour | null =>
  result === 'promoted' || record.kind === 'capacity'
    ? record.candidate.colour
    : (record.stable?.colour ?? null);

const reachedTraffic = (record: ReleaseRecord): boolean =>
  [record, ...record.history].some(({ weights }) => weights[record.candidate.colour] > 0);

const turnedBack = (record: ReleaseRecord, facts: ReportFacts): string => {
  const candidate = record.candidate.colour;
  if (record.kind === 'capacity')
    return `The change of capacity failed and CloudFormation takes it back: **${candidate}** serves as before.`;
  if (record.stable === null)
    return `This was the first release: nothing served before it and nothing serves now. The ${candidate} fleet is being removed.`;
  if (!reachedTraffic(record))
    return `No traffic ever reached the candidate: **${record.stable.colour}** serves as before. The ${candidate} fleet is being removed.`;
  const taken =
    facts.rollbackSeconds === null
      ? ''
      : `, ${elapsed(facts.rollbackSeconds * 1000)} after the failure was seen`;
  return `All traffic is back on **${record.stable.colour}**${taken}. The ${candidate} fleet is being removed.`;
};

const promoted = (record: ReleaseRecord, took: string): string => {
  const { kind, candidate } = record;
  if (kind === 'capacity')
    return `Sizes, scaling and tags of **${candidate.colour}** were changed in place in ${took}: no instance was replaced and no traffic moved.`;
  const goes = isReturn(record)
    ? `All traffic is back on **${candidate.colour}**, the fleet of an earlier release (${inMarkdown(candidate.releaseId, 100)}),`
    : `All traffic goes to **${candidate.colour}**`;
  return `${goes} after ${took}.${oldFleet(record)}`;
};

/** What became of the fleet that served before. */
const oldFleet = ({ stable, candidate, parked }: ReleaseRecord): string => {
  if (stable === null) return '';
  return parked === null
    ? ` ${other(candidate.colour)} has been retired.`
    : ` ${parked.colour} waits at full capacity until ${moment(parked.until)}: until then a rollback moves weights alone.`;
};

/** One or two sentences: where traffic is now and what became of the candidate. */
export const outcome = (record: ReleaseRecord, facts: ReportFacts): string => {
  if (record.phase === 'promoted') return promoted(record, elapsed(facts.finishedAt - record.startedAt));
  if (record.phase === 'rolled_back') return turnedBack(record, facts);
  if (TERMINAL.has(record.phase))
    return `Traffic is not moved any more until a person has looked. Last wanted: blue ${record.weights.blue} %, green ${record.weights.green} %.`;
  return `The run stopped while ${record.phase.replace('_', ' ')}; what is under way is brought to a safe end by the clean-up step or by the next run.`;
};

/** What the verdict rests on; a release that no client used says so. */
export const evidence = ({ evidence: { golden, requests } }: ReleaseRecord): string =>
  requests === 0
    ? `verdict from ${counted(golden)} golden requests alone: no client sent any`
    : `verdict from ${counted(golden)} golden, ${counted(requests)} real requests`;

const counted = (n: number): string => n.toLocaleString('en-GB');
