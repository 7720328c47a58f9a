import { perColour } from '../../../src/core/colour.ts';
import type { InstanceReport } from '../../../src/core/instance-report.ts';
import type { FleetView, Observation, StackView, TargetView } from '../../../src/core/observation.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { stands, type CloudState, type Fleet, type Health } from './cloud.ts';
import { EDGE_MANIFEST, manifestOf, minimumOf, MODEL } from './releases.ts';
import { NOW } from './time.ts';
import type { Word } from './word.ts';

const TARGETS: Readonly<Record<Health, string>> = {
  starting: 'initial',
  hung: 'initial',
  ready: 'healthy',
  thin: 'healthy',
  sick: 'unhealthy',
  broken: 'unhealthy',
};

const REPORTS: Readonly<Record<Health, InstanceReport['state']>> = {
  starting: 'loading',
  hung: 'loading',
  ready: 'ready',
  thin: 'ready',
  sick: 'degraded',
  broken: 'failed',
};

/** The observation that the release loop would make of this cloud, for the release whose reports it reads. */
export function observed(
  cloud: CloudState,
  record: Pick<ReleaseRecord, 'candidate'> | null,
  word: Word | null = null,
): Observation {
  return {
    at: NOW,
    edge: stack('edge', cloud.edge, EDGE_TAGS),
    fleets: perColour((colour) => fleetView(colour, cloud.fleets[colour])),
    rule: cloud.rule === null ? null : { arn: 'rule', weights: cloud.rule },
    targets: perColour((colour) => targets(cloud.fleets[colour])),
    reports: perColourList(cloud, record?.candidate.releaseId ?? null),
    alarms: [{ name: 'candidate', state: cloud.alarm ? 'ALARM' : 'OK', reason: '' }],
    intent: word === null ? null : { schemaVersion: 1, actor: '', runUrl: '', at: NOW, ...word },
    credentialsUntil: null,
  };
}

const EDGE_TAGS = {
  'torchserve-deploy:manifest': EDGE_MANIFEST,
  'torchserve-deploy:service': 'svc',
  'torchserve-deploy:environment': 'prod',
};

const STATES: Readonly<Partial<Record<Fleet['stack'], StackView['state']>>> = {
  updating: 'busy',
  undoing: 'busy',
  half: 'recoverable',
};

/** The states of a stack whose newest operation failed. */
const FAILED: ReadonlySet<Fleet['stack']> = new Set(['dead', 'blocked', 'undeleted', 'undoing', 'half']);

const stack = (name: string, state: Fleet['stack'], tags: StackView['tags']): StackView => ({
  name,
  state: STATES[state] ?? (state as StackView['state']),
  status: state.toUpperCase(),
  id: name,
  outputs: state === 'absent' ? {} : { ListenerArn: 'listener' },
  parameters: {},
  resolved: {},
  tags: state === 'absent' ? {} : tags,
  cause: FAILED.has(state) ? 'a resource failed' : null,
});

const sizes = ({ capacity }: Fleet): StackView['parameters'] => ({
  MinSize: String(minimumOf(capacity)),
  MaxSize: '6',
});

function fleetView(name: string, fleet: Fleet): FleetView {
  const there = fleet.stack !== 'absent';
  return {
    stack: { ...stack(name, fleet.stack, EDGE_TAGS), parameters: sizes(fleet) },
    releaseId: fleet.release,
    manifest: fleet.release === null ? null : manifestOf(fleet.release),
    capacity: there ? fleet.capacity : null,
    name: stands(fleet) ? name : null,
    minSize: fleet.min,
    maxSize: there ? 6 : 0,
    desired: fleet.desired,
    instances: instances(fleet).map((id, n) => ({
      id,
      zone: zone(n),
      lifecycle: 'InService',
      healthy: true,
    })),
    failure: null,
    shortage: null,
  };
}

const zone = (n: number): string => `zone-${n % 2}`;

const instances = (fleet: Fleet): readonly string[] =>
  stands(fleet) ? Array.from({ length: fleet.running }, (_, n) => `${fleet.release}-${n}`) : [];

const targets = (fleet: Fleet): readonly TargetView[] =>
  instances(fleet).map((id, n) => {
    const state = fleet.health === 'thin' && n % 2 === 1 ? 'unhealthy' : TARGETS[fleet.health];
    return { id, zone: zone(n), state, reason: state === 'healthy' ? null : state };
  });

const perColourList = (cloud: CloudState, releaseId: string | null): readonly InstanceReport[] =>
  [cloud.fleets.blue, cloud.fleets.green]
    .filter((fleet) => fleet.release !== null && fleet.release === releaseId)
    .flatMap((fleet) => instances(fleet).map((id, n) => report(fleet, id, n)));

const report = (fleet: Fleet, instanceId: string, n: number): InstanceReport => ({
  schemaVersion: 1,
  releaseId: fleet.release!,
  instanceId,
  zone: zone(n),
  state: REPORTS[fleet.health],
  step: 'golden',
  at: NOW,
  model: { ...MODEL, workersReady: 1, workersMin: 1 },
  golden: null,
  requests: { total: 0, failed: 0 },
  reason: null,
  log: [],
});
