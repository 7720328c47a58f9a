import { COLOURS, type Colour } from '../../src/core/colour.ts';
import { stands, withFleet, type Fleet } from './world/cloud.ts';
import { CAPACITY, minimumOf } from './world/releases.ts';
import type { State } from './world/state.ts';
import type { Effect } from './turn.ts';

/** The faults that stacks and their instances may have in a state. */
export const stackFaults = (state: State): readonly Effect[] => [
  ...COLOURS.flatMap((colour) => fleetFaults(state, colour)),
  ...edgeFaults(state),
];

function fleetFaults(state: State, colour: Colour): readonly Effect[] {
  const fleet = state.cloud.fleets[colour];
  const turns = (label: string, change: Partial<Fleet>, blocked = state.blocked): Effect => ({
    label: `${colour} ${label}`,
    state: { ...state, cloud: withFleet(state.cloud, colour, { ...fleet, ...change }), blocked },
    broken: [],
  });
  switch (fleet.stack) {
    case 'busy':
      return [turns('cannot be created', { stack: 'dead', running: 0 })];
    case 'deleting':
      return [
        turns('cannot be deleted', { stack: 'blocked' }, true),
        turns('is not deleted at once', { stack: 'undeleted' }),
      ];
    case 'updating':
      return [
        turns('cannot be changed', { stack: 'undoing', capacity: CAPACITY }),
        ...instanceFaults(fleet, turns),
      ];
    case 'undoing':
      return [turns('cannot be rolled back', { stack: 'half' }), ...instanceFaults(fleet, turns)];
    default:
      return stands(fleet) ? instanceFaults(fleet, turns) : [];
  }
}

type Turns = (label: string, change: Partial<Fleet>) => Effect;

const instanceFaults = (fleet: Fleet, turns: Turns): readonly Effect[] => [
  ...(fleet.health === 'starting' ? [turns('hangs', { health: 'hung' })] : []),
  ...(fleet.health === 'starting' ? [turns('fails to boot', { health: 'broken' })] : []),
  ...(fleet.health === 'ready' ? [turns('loses a zone', { health: 'thin' })] : []),
  ...(fleet.health === 'ready' ? [turns('falls ill', { health: 'sick' })] : []),
  ...(fleet.desired > fleet.min ? [turns('shrinks', { desired: fleet.min, running: fleet.min })] : []),
  ...(fleet.min > own(fleet)
    ? [turns('loses its pin', { min: fleet.restores ?? own(fleet), restores: null })]
    : []),
];

const own = ({ capacity }: Fleet): number => minimumOf(capacity);

const edgeFaults = (state: State): readonly Effect[] =>
  state.cloud.edge === 'deleting'
    ? [
        {
          label: 'the edge is not deleted at once',
          state: { ...state, cloud: { ...state.cloud, edge: 'undeleted' } },
          broken: [],
        },
      ]
    : [];
