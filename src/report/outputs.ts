import type { Artifact } from '../core/artifact.ts';
import { perColour } from '../core/colour.ts';
import { edgeOutputs } from '../core/edge-outputs.ts';
import type { FleetView, Observation } from '../core/observation.ts';
import { TERMINAL, type ReleaseRecord, type Result } from '../core/record.ts';
import type { Swept } from '../core/plan/swept.ts';
import { NO_TRAFFIC, serving } from '../core/weights.ts';
import { releaseResult, rollbackSeconds } from './release-result.ts';
import { isHealed, needsPerson } from './sweep.ts';

/** The values of the outputs of each verb. */

export type Outputs = Readonly<Record<string, string>>;

/** The end of a run of `deploy` or `rollback`. `record` null: there was nothing to do. `seen` null: AWS could not be read. */
interface Ended {
  readonly result: Result;
  readonly artifact: Artifact;
  readonly record: ReleaseRecord | null;
  readonly seen: Observation | null;
  readonly changed: boolean;
}

/**
 * The outputs of `deploy` and `rollback`. `summary-json` is one document with all of them and the history. Outputs about
 * the serving fleet are empty when it could not be read.
 */
export function outputs({ result, artifact, record, seen, changed }: Ended): Outputs {
  const seconds = record === null ? null : rollbackSeconds(record);
  const values = {
    'release-id': record?.releaseId ?? servingFleet(seen)?.releaseId ?? '',
    result,
    ...servingOutputs(seen),
    'artifact-sha256': artifact.sha256,
    'model-version': artifact.modelVersion,
    'rollback-seconds': seconds === null ? '' : seconds.toFixed(1),
    changed: String(changed),
  };
  return { ...values, 'summary-json': JSON.stringify({ ...values, history: record?.history ?? [] }) };
}

/** The fleet that has all the traffic by the observed weights; null when none has. */
const servingFleet = (seen: Observation | null): FleetView | null => {
  const live = serving(seen?.rule?.weights);
  return seen === null || live === null || live === 'split' ? null : seen.fleets[live];
};

const servingOutputs = (seen: Observation | null): Outputs => {
  const fleet = servingFleet(seen);
  return {
    url: (seen && edgeOutputs(seen.edge)?.url) ?? '',
    colour: serving(seen?.rule?.weights) ?? '',
    'fleet-name': fleet?.name ?? '',
    'desired-capacity': fleet === null ? '' : String(fleet.desired),
    'min-size': fleet === null ? '' : String(fleet.minSize),
    'max-size': fleet === null ? '' : String(fleet.maxSize),
  };
};

/** The outputs of `status`. */
export function statusOutputs(record: ReleaseRecord | null, seen: Observation): Outputs {
  const { blue, green } = seen.rule?.weights ?? NO_TRAFFIC;
  const values = {
    'release-id': record?.releaseId ?? '',
    result: record !== null && TERMINAL.has(record.phase) ? releaseResult(record) : '',
    phase: record?.phase ?? '',
    ...servingOutputs(seen),
    weights: `${blue}/${green}`,
  };
  const { targets, alarms } = seen;
  const fleets = perColour((colour) => bareFleet(seen.fleets[colour]));
  const more = { fleets, targets, alarms, parked: record?.parked ?? null, history: record?.history ?? [] };
  return { ...values, 'summary-json': JSON.stringify({ ...values, ...more }) };
}

/** The fleet without its stack: an ARN holds the account id, and GitHub drops outputs that hold a masked value. */
const bareFleet = ({ stack, ...fleet }: FleetView): object => ({ ...fleet, status: stack.status });

/** The outputs of `sweep`. */
export const sweepOutputs = (swept: readonly Swept[]): Outputs => ({
  healed: String(swept.filter(isHealed).length),
  'needs-a-person': String(swept.filter(needsPerson).length),
  'summary-json': JSON.stringify(
    swept.map(({ record, ...line }) => ({
      ...line,
      releaseId: record?.releaseId ?? null,
      phase: record?.phase ?? null,
    })),
  ),
});

/** The outputs of a run that did nothing, or whose end is not known. */
export const minimalOutputs = (result: Result): Outputs => ({
  result,
  changed: 'false',
  'summary-json': JSON.stringify({ result, changed: 'false' }),
});
