import { isLed } from '../core/plan/claim.ts';
import { COLOURS, type Colour } from '../core/colour.ts';
import { edgeOutputs } from '../core/edge-outputs.ts';
import type { AlarmView, FleetView, Observation } from '../core/observation.ts';
import { TERMINAL, type ReleaseRecord } from '../core/record.ts';
import { formatWeights } from '../core/weights.ts';
import { elapsed, moment } from './elapsed.ts';
import { address, inMarkdown } from './foreign-text.ts';
import { causeSection } from './release-sections.ts';
import { factTable, joinWithin } from './sections.ts';
import { SUMMARY_LIMIT } from './summary.ts';
import { exists } from '../core/stack-state.ts';

/** What `status` reports: facts for the log, and the job summary. */

/** A label and its value, as plain text. */
type Fact = readonly [string, string];

/** What `status` found. `record` null: stacks exist, but there is no record. `now`: ms since the epoch. */
interface Looked {
  readonly record: ReleaseRecord | null;
  readonly seen: Observation;
  readonly now: number;
}

/** The record and the observation, line by line. */
export const statusFacts = ({ record, seen, now }: Looked): readonly Fact[] => [
  ...(record === null ? [NO_RECORD] : recordFacts(record, seen, now)),
  ['Weights', seen.rule === null ? 'no rule yet' : formatWeights(seen.rule.weights)],
  ...COLOURS.map((colour): Fact => [`Fleet ${colour}`, fleetWords(colour, seen)]),
  ['Alarms', alarmWords(seen)],
  ['Load balancer', `${seen.edge.name}: ${seen.edge.status === '' ? 'absent' : seen.edge.status}`],
];

/** The job summary of `status`. */
export const statusSummary = (title: string, looked: Looked, helpUrl: string): string => {
  const { record, seen } = looked;
  const url = edgeOutputs(seen.edge)?.url;
  const facts = statusFacts(looked).map(([label, text]): Fact => [label, inMarkdown(text, 2000)]);
  return joinWithin(SUMMARY_LIMIT, [
    `### ${inMarkdown(title, 200)}: ${record === null ? 'no record' : phaseWords(record)}`,
    causeSection(record?.cause ?? null, helpUrl),
    factTable([...(url === undefined ? [] : [['URL', address(url)] as const]), ...facts]),
  ]);
};

const NO_RECORD: Fact = ['Release', 'stacks exist, but there is no record'];

const recordFacts = (record: ReleaseRecord, seen: Observation, now: number): readonly Fact[] => [
  [
    'Release',
    `${record.releaseId} (${record.kind}), ${record.artifact.modelName} ${record.artifact.modelVersion}`,
  ],
  [
    'Phase',
    `${phaseWords(record)}, for ${elapsed(now - record.enteredAt)}; began ${moment(record.startedAt)}`,
  ],
  ['Led by', leader(record, now)],
  ['Waiting fleet', waitingFleet(record, seen, now)],
];

const phaseWords = (record: ReleaseRecord): string => {
  if (record.kind === 'destroy' && record.phase === 'promoted') return 'everything removed';
  const name = record.phase.replace('_', ' ');
  const step = record.policy.steps[record.step];
  if (record.phase !== 'shifting' || step === undefined) return name;
  const holds = step.hold === true && record.approvedStep !== record.step ? ', holds for continue' : '';
  return `${name}, step ${record.step + 1} of ${record.policy.steps.length} at ${step.weight} %${holds}`;
};

const leader = (record: ReleaseRecord, now: number): string => {
  if (TERMINAL.has(record.phase)) return 'nobody: the release has ended';
  return isLed(record, now)
    ? record.owner.url
    : `nobody any more (${record.owner.url}): the next run or the sweep brings it to its end`;
};

/** The fleet that waits for a rollback, and what a rollback would do: a fleet that has ended has to be launched or made again. */
const waitingFleet = ({ parked }: ReleaseRecord, { fleets }: Observation, now: number): string => {
  if (parked === null) return 'none';
  const { stack, releaseId, desired } = fleets[parked.colour];
  const name = `${parked.colour} (${parked.releaseId})`;
  if (!exists(stack) || (releaseId ?? '') !== parked.releaseId)
    return `none: ${name} is removed, a rollback makes it again`;
  return parked.until <= now || desired === 0
    ? `none: ${name} ended at ${moment(parked.until)}, a rollback launches it again`
    : `${name}, until ${moment(parked.until)}: a rollback moves weights alone`;
};

const fleetWords = (colour: Colour, { fleets, targets }: Observation): string => {
  const fleet = fleets[colour];
  if (!exists(fleet.stack)) return 'none';
  const healthy = targets[colour].filter(({ state }) => state === 'healthy').map(({ id }) => id);
  const trouble = [fleet.failure, fleet.shortage, fleet.stack.cause].filter((text) => text !== null);
  return [
    `${fleet.releaseId ?? 'no release'}, ${fleet.stack.status}`,
    `min ${fleet.minSize}, max ${fleet.maxSize}, desired ${fleet.desired}`,
    zones(fleet, healthy),
    ...trouble,
  ].join('; ');
};

/** `zone-a: 2 of 2 healthy, zone-b: 1 of 2 healthy`, by the load balancer's health checks. */
const zones = ({ instances }: FleetView, healthy: readonly string[]): string => {
  const names = [...new Set(instances.map(({ zone }) => zone))].toSorted();
  const counted = names.map((name) => {
    const here = instances.filter(({ zone }) => zone === name);
    return `${name}: ${here.filter(({ id }) => healthy.includes(id)).length} of ${here.length} healthy`;
  });
  return counted.length === 0 ? 'no instances' : counted.join(', ');
};

const alarmWords = ({ alarms }: Observation): string => {
  if (alarms.length === 0) return 'none watched';
  const others = alarms.filter(({ state }) => state !== 'OK');
  const quiet = `${alarms.length - others.length} of ${alarms.length} quiet`;
  return [quiet, ...others.map(alarmText)].join('; ');
};

const ALARM_STATES: Readonly<Record<AlarmView['state'], string>> = {
  OK: 'quiet',
  ALARM: 'ALARM',
  INSUFFICIENT_DATA: 'without data',
  missing: 'missing',
  unreadable: 'unreadable',
};

const alarmText = ({ name, state, reason }: AlarmView): string =>
  `${name} ${ALARM_STATES[state]}${reason === '' ? '' : `: ${reason}`}`;
