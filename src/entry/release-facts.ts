import { edgeOutputs } from '../core/edge-outputs.ts';
import type { Observation } from '../core/observation.ts';
import type { ReleaseRecord } from '../core/record.ts';
import { NO_TRAFFIC, serving } from '../core/weights.ts';
import type { RunContext } from '../github/run-context.ts';
import type { ReportFacts } from '../report/facts.ts';
import { releaseResult, rollbackSeconds } from '../report/release-result.ts';

/** What reports say besides the record. `seen` null: AWS could not be read at the end. */
export const releaseFacts = (
  record: ReleaseRecord,
  seen: Observation | null,
  { runUrl, helpUrl }: RunContext,
): ReportFacts => ({
  result: releaseResult(record),
  url: (seen && edgeOutputs(seen.edge)?.url) ?? null,
  runUrl,
  helpUrl,
  finishedAt: record.history.at(-1)?.at ?? record.startedAt,
  weights: seen && (seen.rule?.weights ?? NO_TRAFFIC),
  capacity: seen && capacityOf(seen),
  rollbackSeconds: rollbackSeconds(record),
});

/** Sizes of the fleet that has all the traffic; null when none has. */
const capacityOf = (seen: Observation): ReportFacts['capacity'] => {
  const live = serving(seen.rule?.weights);
  if (live === null || live === 'split') return null;
  const { desired, minSize, maxSize } = seen.fleets[live];
  return { desired, minSize, maxSize };
};
