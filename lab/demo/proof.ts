import type { Lab } from '../lab.ts';
import type { LoadReport } from '../load/plan.ts';
import type { ReleaseResult } from '../stage/release.ts';
import type { Chapter } from './story.ts';

/** Checks the demo's results against its story, and makes the table of them. */

/** One release of the demo with its results. */
export interface Scene {
  readonly chapter: Chapter;
  readonly released: ReleaseResult;
  /** What the clients saw; null when no client was there. */
  readonly traffic: LoadReport | null;
}

/** The table of results, and every result that differs from the story. */
export function proof(lab: Lab, scenes: readonly Scene[]): { table: string; failures: readonly string[] } {
  const rows = scenes.map(row);
  const head = '| release | model | result | requests | failed | p50 ms | p99 ms | seconds | rollback s |';
  const table = [head, '|---|---|---|---:|---:|---:|---:|---:|---:|', ...rows].join('\n');
  return {
    table,
    failures: [...scenes.flatMap((scene) => failuresOf(lab, scene)), ...labFailures(lab, scenes)],
  };
}

function row({ chapter, released, traffic }: Scene, index: number): string {
  const cells = [
    String(index + 1),
    chapter.version,
    released.outputs['result'] ?? 'none',
    traffic === null ? 'no clients' : String(traffic.sent),
    traffic === null ? '' : String(failed(traffic)),
    traffic === null ? '' : traffic.latencyMs.p50.toFixed(0),
    traffic === null ? '' : traffic.latencyMs.p99.toFixed(0),
    (released.durationMs / 1000).toFixed(0),
    released.outputs['rollback-seconds'] ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
}

const failed = (traffic: LoadReport): number => traffic.sent - traffic.right;

function failuresOf(lab: Lab, scene: Scene): readonly string[] {
  const { chapter, released, traffic } = scene;
  const name = `release of ${chapter.version}`;
  const wrong: string[] = [];
  if (released.outputs['result'] !== chapter.result)
    wrong.push(`${name}: ${released.outputs['result']} instead of ${chapter.result}`);
  if (released.connectionsElsewhere.length > 0)
    wrong.push(`${name}: the action connected to ${released.connectionsElsewhere.join(', ')}`);
  if (traffic === null) return wrong;
  if (chapter.version !== '4.0' && failed(traffic) > 0)
    wrong.push(`${name}: ${failed(traffic)} of ${traffic.sent} requests failed`);
  if (chapter.version === '4.0') wrong.push(...canaryFailures(lab, traffic));
  return wrong;
}

/**
 * Failures of the bad canary's release that must not be: requests that failed after its weight was 0 on every
 * node, requests without an answer, or no failure at all.
 */
function canaryFailures(lab: Lab, traffic: LoadReport): readonly string[] {
  const back = lab.observer.changes().at(-1)?.at ?? 0;
  const late = traffic.losses.filter((loss) => loss.at > back + SPREAD_MS);
  const broken = traffic.losses.filter((loss) => loss.status === null);
  return [
    ...(failed(traffic) === 0 ? ['release of 4.0: no request failed, so its failure was never seen'] : []),
    ...(late.length > 0 ? [`release of 4.0: ${late.length} requests failed after traffic was back`] : []),
    ...(broken.length > 0 ? [`release of 4.0: ${broken.length} requests got no answer at all`] : []),
  ];
}

/**
 * How long requests may still fail after a weight change: the nodes apply it one after the other, and requests
 * in progress finish.
 */
const SPREAD_MS = 2_000;

function labFailures(lab: Lab, scenes: readonly Scene[]): readonly string[] {
  const sent = scenes.reduce((total, { traffic }) => total + (traffic?.sent ?? 0), 0);
  return [
    ...(sent === 0 ? ['no request was ever sent'] : []),
    ...lab.observer.violations().map(({ kind, text }) => `observer: ${kind}: ${text}`),
    ...lab.defects.map((defect) => `defect of the lab itself: ${defect}`),
  ];
}
