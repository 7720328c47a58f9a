import { TERMINAL, type Phase, type ReleaseRecord } from '../core/record.ts';
import { elapsed } from './elapsed.ts';

/** The stages of the release as a Mermaid flowchart: one box a stage, with its duration. */
export const rolloutPicture = (record: ReleaseRecord, finishedAt: number): string => {
  const stages = stagesOf(record);
  const boxes = stages.map((stage, i) => {
    const until = stages[i + 1]?.at ?? finishedAt;
    return `  s${i}["${caption(record, stage, until)}"]:::${styleOf(stage.phase)}`;
  });
  const arrows = `  ${stages.map((_, i) => `s${i}`).join(' --> ')}`;
  const styles = Object.entries(STYLES).map(([name, style]) => `  classDef ${name} ${style}`);
  return ['```mermaid', 'flowchart LR', ...boxes, arrows, ...styles, '```'].join('\n');
};

/** One box of the picture. */
interface Stage {
  readonly phase: Phase;
  readonly at: number;
  /** The candidate's share of traffic, in per cent. */
  readonly weight: number;
}

type Style = 'calm' | 'good' | 'bad';

/** Colours of GitHub's palette. The text colour is set too, so that it is legible on light and dark pages. */
const STYLES: Readonly<Record<Style, string>> = {
  calm: 'fill:#ddf4ff,stroke:#0969da,color:#0a3069',
  good: 'fill:#dafbe1,stroke:#1a7f37,color:#044f1e',
  bad: 'fill:#ffebe9,stroke:#cf222e,color:#82071e',
};

/** The history has an entry for each phase that was entered later; the first phase begins with the record. */
const stagesOf = (record: ReleaseRecord): readonly Stage[] => {
  const first: Stage = { phase: 'provisioning', at: record.startedAt, weight: 0 };
  const entered = record.history.map(({ phase, at, weights }) => ({
    phase,
    at,
    weight: weights[record.candidate.colour],
  }));
  return [first, ...entered];
};

const caption = (record: ReleaseRecord, stage: Stage, until: number): string => {
  const name = stage.phase.replace('_', ' ');
  const title = stage.phase === 'shifting' ? `${stage.weight} % on ${record.candidate.colour}` : name;
  return TERMINAL.has(stage.phase) ? title : `${title}<br/>${elapsed(until - stage.at)}`;
};

const styleOf = (phase: Phase): Style => {
  if (phase === 'promoted') return 'good';
  return phase === 'rolling_back' || phase === 'rolled_back' || phase === 'stuck' ? 'bad' : 'calm';
};
