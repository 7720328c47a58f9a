import { COLOURS, type Colour } from '../core/colour.ts';
import type { HistoryEntry, ReleaseRecord } from '../core/record.ts';
import { elapsed } from './elapsed.ts';
import { inMarkdown } from './foreign-text.ts';

const SIGNS: Readonly<Record<HistoryEntry['verdict'], string>> = {
  enter: '',
  pass: '✓',
  fail: '✗',
  wait: '…',
};

/** Weights and health over time as a Markdown table: the newest `limit` entries of the history. */
export const timeline = (record: ReleaseRecord, limit: number): string => {
  const heads = COLOURS.map((colour) => `${colour} (${role(record, colour)})`);
  const rows = record.history.slice(-limit).map((entry) => row(record, entry));
  return [`| after | phase | ${heads.join(' | ')} | | why |`, '|---:|---|---|---|---|---|', ...rows].join(
    '\n',
  );
};

const role = (record: ReleaseRecord, colour: Colour): string => {
  if (colour === record.candidate.colour) return record.kind === 'capacity' ? 'serving' : 'candidate';
  return record.stable === null ? 'empty' : 'stable';
};

const row = (record: ReleaseRecord, entry: HistoryEntry): string => {
  const sides = COLOURS.map((colour) => `${entry.weights[colour]} %, ${entry.healthy[colour]} healthy`);
  const cells = [
    elapsed(entry.at - record.startedAt),
    entry.phase.replace('_', ' '),
    ...sides,
    SIGNS[entry.verdict],
    inMarkdown(entry.reason, 200),
  ];
  return `| ${cells.join(' | ')} |`;
};
