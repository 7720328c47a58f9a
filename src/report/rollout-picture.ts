import { TERMINAL, type Phase, type ReleaseRecord } from '../core/record.ts';
import { elapsed } from './elapsed.ts';

interface Stage {
  readonly phase: Phase;
  readonly at: number;
  /** The candidate's share of traffic, in per cent. */
  readonly weight: number;
}

type Look = 'calm' | 'good' | 'bad';

/** GitHub's own palette; the text colour is set too, so that it reads on light and dark pages. */
const LOOKS: Readonly<Record<Look, string>> = {
  calm: 'fill:#ddf4ff,stroke:#0969da,color:#0a3069',
  good: 'fill:#dafbe1,stroke:#1a7f37,color:#044f1e',
  bad: 'fill:#ffebe9,stroke:#cf222e,color:#82071e',
};

/** The way the release took, as a Mermaid flowchart: one box a stage, with how long it lasted. */
export const rolloutPicture = (record: ReleaseRecord, finishedAt: number): string => {
  const stages = stagesOf(record);
  const boxes = stages.map((stage, i) => {
    const until = stages[i + 1]?.at ?? finishedAt;
    return `  s${i}["${caption(record, stage, until)}"]:::${look(stage.phase)}`;
  });
  const way = `  ${stages.map((_, i) => `s${i}`).join(' --> ')}`;
  const looks = Object.entries(LOOKS).map(([name, style]) => `  classDef ${name} ${style}`);
  return ['```mermaid', 'flowchart LR', ...boxes, way, ...looks, '```'].join('\n');
};

/** The history holds each phase that was entered; the first one began with the record itself. */
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

const look = (phase: Phase): Look => {
  if (phase === 'promoted') return 'good';
  return phase === 'rolling_back' || phase === 'rolled_back' || phase === 'stuck' ? 'bad' : 'calm';
};
