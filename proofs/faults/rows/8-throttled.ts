import { HURRY, type Stage } from '../../../lab/stage/stage.ts';
import { kindOf } from '../../kit/call-kind.ts';
import { callsOf } from '../../kit/calls.ts';
import { must } from '../../kit/must.ts';
import { mustBePromoted, mustServe } from '../outcome.ts';
import type { Row } from '../row.ts';
import { promoted, version } from '../runs.ts';

/** Fault: AWS throttles every kind of call; a release must back off and still be promoted. */

/** Each kind of call is refused this often before it is let through. */
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

/**
 * Refuses each kind of call a few times before the release has ended and again afterwards. The events of stacks, which
 * a run only displays, are always refused. Resolves with the number of kinds.
 */
async function eachKindThrottled(stage: Stage): Promise<number> {
  const { door } = stage.lab;
  let refused = new Map<string, number>();
  const before = new Set<string>();
  const isArchive = ownArchive();
  let ended = false;
  using faults = new DisposableStack();
  faults.defer(
    door.intercept(
      ({ accessKey }) => accessKey === stage.accessKey(),
      ({ call, moment }) => {
        if (moment === 'after') return 'proceed';
        const kind = kindOf(call);
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
    ),
  );
  await promoted(stage, version('2.0'));
  for (const kind of KINDS) must(before.has(kind), `${kind} is throttled`, [...before]);
  must(refused.size > 1, 'polls after the end are throttled too', [...refused]);
  const events = callsOf(stage, { operation: 'DescribeStackEvents' });
  must(events.length > 0 && events.every(({ status }) => status === 400), 'no event is ever shown', events);
  return before.size;
}

/** Kinds of calls that every release makes. */
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

/** Leaves few tokens in the account's buckets for the calls that a run makes most. */
async function bucketsEmpty(stage: Stage): Promise<void> {
  const run = stage.start({ inputs: version('1.0') });
  // Two a second of the run's own, hurried time.
  const scarce = { burst: 1, perSecond: 2 * HURRY, accessKey: stage.accessKey() };
  using faults = new DisposableStack();
  for (const limit of [
    { service: 'elasticloadbalancing', operation: 'Describe*' },
    { service: 'cloudformation', operation: 'DescribeStacks' },
    { service: 'autoscaling', operation: 'Describe*' },
  ])
    faults.defer(stage.lab.door.buckets.narrow({ ...limit, ...scarce }));
  mustBePromoted(await run.ended);
  const refused = callsOf(stage).filter(({ status }) => status === 400);
  must(refused.length > 0, 'the buckets run dry');
}

/** Refuses every call of the run from the moment when it has archived the ended release. */
async function silentAfterSuccess(stage: Stage): Promise<void> {
  const { door } = stage.lab;
  const run = stage.start({ inputs: version('2.0') });
  const accessKey = stage.accessKey();
  const isArchive = ownArchive();
  let isSilent = false;
  using faults = new DisposableStack();
  faults.defer(
    door.intercept({ accessKey, service: 's3' }, ({ call, moment }) => {
      if (moment === 'after' && isArchive(call.operation) && !isSilent) {
        isSilent = true;
        faults.defer(door.faults.add({ kind: 'throttle', accessKey, count: Infinity }));
      }
      return 'proceed';
    }),
  );
  mustBePromoted(await run.ended);
  must(callsOf(stage).at(-1)?.status !== 200, 'the last call is refused', callsOf(stage).at(-1));
}

/** Tells whether an operation archives the record of the run's own release, which it does once the release has ended. */
function ownArchive(): (operation: string) => boolean {
  let name: string | undefined;
  return (operation) => {
    name ??= /^PUT .*\/([^/]+)\.request\.json/.exec(operation)?.[1];
    return name !== undefined && operation.includes(`/${name}.json`);
  };
}
