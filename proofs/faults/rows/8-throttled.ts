import { operationOf } from '../../crash/point.ts';
import { HURRY, type Stage } from '../../../lab/stage.ts';
import { must, type Row } from '../row.ts';
import { callsOf, mustBePromoted, mustServe, promoted, version } from '../runs.ts';

/** Tries that are refused before each kind of call is let through. */
const TRIES = 3;

export const row: Row = {
  number: '8',
  inject: 'throttle, also on the last poll after success',
  required: 'jittered back-off; a display poll never decides the outcome',
  async run(stage) {
    await promoted(stage);
    const kinds = await eachKindThrottled(stage);
    mustServe(await stage.look(), '2.0');
    await bucketsEmpty(stage);
    mustServe(await stage.look(), '1.0');
    await silentAfterSuccess(stage);
    mustServe(await stage.look(), '2.0');
    return `${kinds} kinds of calls refused ${TRIES} times each, the display always, empty buckets, silence after success: promoted`;
  },
};

/** Before and, once more, after the release has ended; the events of stacks, which are shown and no more, always. */
async function eachKindThrottled(stage: Stage): Promise<number> {
  const { door } = stage.lab;
  let refused = new Map<string, number>();
  const before = new Set<string>();
  const isArchive = ownArchive();
  let ended = false;
  const end = door.intercept(
    ({ accessKey }) => accessKey === stage.accessKey(),
    ({ call, moment }) => {
      if (moment === 'after') return 'proceed';
      const kind = operationOf(call);
      if (!ended && isArchive(call.operation)) {
        ended = true;
        refused = new Map();
      }
      const times = refused.get(kind) ?? 0;
      if (times >= TRIES && call.operation !== 'DescribeStackEvents') return 'proceed';
      refused.set(kind, times + 1);
      if (!ended) before.add(kind);
      const { accessKey, service, operation } = call;
      door.faults.add({ kind: 'throttle', accessKey, service, operation, count: 1 });
      return 'proceed';
    },
  );
  try {
    mustBePromoted(await stage.start({ inputs: version('2.0') }).ended);
  } finally {
    end();
  }
  for (const kind of KINDS) must(before.has(kind), `${kind} is throttled`, [...before]);
  must(refused.size > 1, 'polls after the end are throttled too', [...refused]);
  const shown = callsOf(stage, { operation: 'DescribeStackEvents' });
  must(shown.length > 0 && shown.every(({ status }) => status === 400), 'no event is ever shown', shown);
  return before.size;
}

/** What every release does. */
const KINDS = [
  'cloudformation DescribeStacks',
  'cloudformation CreateChangeSet',
  'cloudformation ExecuteChangeSet',
  'cloudformation DeleteStack',
  'autoscaling DescribeAutoScalingGroups',
  'elasticloadbalancing DescribeTargetHealth',
  'elasticloadbalancing ModifyRule',
  's3 PUT releases current.json',
  's3 GET reports',
];

/** The account's buckets are nearly empty for the calls that are made most. */
async function bucketsEmpty(stage: Stage): Promise<void> {
  const run = stage.start({ inputs: version('1.0') });
  // Two a second of the run's own time.
  const scarce = { burst: 1, perSecond: 2 * HURRY, accessKey: stage.accessKey() };
  const lifts = [
    { service: 'elasticloadbalancing', operation: 'Describe*' },
    { service: 'cloudformation', operation: 'DescribeStacks' },
    { service: 'autoscaling', operation: 'Describe*' },
  ].map((limit) => stage.lab.door.buckets.narrow({ ...limit, ...scarce }));
  try {
    mustBePromoted(await run.ended);
  } finally {
    for (const lift of lifts) lift();
  }
  const refused = callsOf(stage).filter(({ status }) => status === 400);
  must(refused.length > 0, 'the buckets run dry');
}

/** From the moment when the ended release is kept, AWS tells this run nothing any more. */
async function silentAfterSuccess(stage: Stage): Promise<void> {
  const { door } = stage.lab;
  const run = stage.start({ inputs: version('2.0') });
  const accessKey = stage.accessKey();
  const isArchive = ownArchive();
  let lift: (() => void) | null = null;
  const end = door.intercept({ accessKey, service: 's3' }, ({ call, moment }) => {
    if (moment === 'after' && isArchive(call.operation))
      lift ??= door.faults.add({ kind: 'throttle', accessKey, count: Infinity });
    return 'proceed';
  });
  try {
    mustBePromoted(await run.ended);
  } finally {
    end();
    (lift as (() => void) | null)?.();
  }
  must(callsOf(stage).at(-1)?.status !== 200, 'the last call is refused', callsOf(stage).at(-1));
}

/** Whether a run keeps the record of its own release under its name, as it does once that has ended. */
function ownArchive(): (operation: string) => boolean {
  let name: string | undefined;
  return (operation) => {
    name ??= /^PUT .*\/([^/]+)\.request\.json/.exec(operation)?.[1];
    return name !== undefined && operation.includes(`/${name}.json`);
  };
}
