import type { Artifact } from '../core/artifact.ts';
import { edgeOutputs } from '../core/edge-outputs.ts';
import type { Observation } from '../core/observation.ts';
import type { ReleaseRecord, Result } from '../core/record.ts';
import { serving } from '../core/traffic.ts';
import { rollbackSeconds } from './release-result.ts';

export type Outputs = Readonly<Record<string, string>>;

/** The outputs of `deploy`; `summary-json` holds all of them and the history in one document. */
export function outputs(
  result: Result,
  artifact: Artifact,
  record: ReleaseRecord | null,
  seen: Observation,
  changed: boolean,
): Outputs {
  const live = serving(seen.rule?.weights);
  const fleet = live === null || live === 'split' ? null : seen.fleets[live];
  const seconds = record === null ? null : rollbackSeconds(record);
  const values = {
    'release-id': record?.releaseId ?? fleet?.releaseId ?? '',
    result,
    url: edgeOutputs(seen.edge)?.url ?? '',
    colour: live ?? '',
    'artifact-sha256': artifact.sha256,
    'model-version': artifact.modelVersion,
    'fleet-name': fleet?.name ?? '',
    'desired-capacity': fleet === null ? '' : String(fleet.desired),
    'min-size': fleet === null ? '' : String(fleet.minSize),
    'max-size': fleet === null ? '' : String(fleet.maxSize),
    'rollback-seconds': seconds === null ? '' : seconds.toFixed(1),
    changed: String(changed),
  };
  return { ...values, 'summary-json': JSON.stringify({ ...values, history: record?.history ?? [] }) };
}

/** When nothing was done, or nothing is known of what is left. */
export const bareOutputs = (result: Result): Outputs => ({
  result,
  changed: 'false',
  'summary-json': JSON.stringify({ result, changed: 'false' }),
});
