import { perColour, type Colour } from '../../src/core/colour.ts';
import type { FleetView, Observation, StackView, TargetView } from '../../src/core/observation.ts';

export const stackView = (wanted: Partial<StackView> = {}): StackView => ({
  name: 'stack',
  state: 'settled',
  status: 'CREATE_COMPLETE',
  id: 'id',
  outputs: {},
  parameters: {},
  resolved: {},
  tags: {},
  cause: null,
  ...wanted,
});

/** The tags of every stack here: they belong to `svc` in `prod`. */
const OWN_TAGS = { 'torchserve-deploy:service': 'svc', 'torchserve-deploy:environment': 'prod' };

export const fleetView = (wanted: Partial<FleetView> = {}): FleetView => ({
  stack: stackView({ name: 'fleet', tags: OWN_TAGS }),
  releaseId: 'r1',
  manifest: 'manifest',
  capacity: 'capacity',
  name: 'group',
  minSize: 2,
  maxSize: 4,
  desired: 2,
  instances: [],
  failure: null,
  shortage: null,
  ...wanted,
});

export const noFleet = (): FleetView =>
  fleetView({
    stack: stackView({ state: 'absent', status: '' }),
    releaseId: null,
    manifest: null,
    name: null,
    minSize: 0,
    desired: 0,
  });

/** Targets with the given states, alternating between two zones. */
export const targets = (...states: readonly string[]): readonly TargetView[] =>
  states.map((state, n) => ({
    id: `i-${n}`,
    zone: `zone-${n % 2}`,
    state,
    reason: state === 'healthy' ? null : state,
  }));

/** A settled edge stack, as the planned release needs it. */
export const EDGE = stackView({
  name: 'edge',
  tags: { ...OWN_TAGS, 'torchserve-deploy:manifest': 'edge' },
  outputs: { ListenerArn: 'listener', BlueTargetGroupArn: 'tg-blue', GreenTargetGroupArn: 'tg-green' },
});

/** An observation: blue serves from two healthy targets, green does not exist. */
export function observation(wanted: Partial<Observation> = {}): Observation {
  return {
    at: 0,
    edge: EDGE,
    fleets: { blue: fleetView(), green: noFleet() },
    rule: { arn: 'rule', weights: { blue: 100, green: 0 } },
    targets: perColour((colour: Colour) => (colour === 'blue' ? targets('healthy', 'healthy') : [])),
    reports: [],
    alarms: [],
    intent: null,
    credentialsUntil: null,
    ...wanted,
  };
}
