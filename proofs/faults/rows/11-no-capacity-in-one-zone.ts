import { HURRIED_LAB } from '../../../lab/stage/stage.ts';
import { must } from '../../kit/must.ts';
import { onOwnLab } from '../another-stage.ts';
import type { Row } from '../row.ts';

/** Fault: one zone has no capacity; a release must go on while its floor can be met, and say so. */

/** Launches take longer here, so that several looks find the group short. */
const SLOWER = { ...HURRIED_LAB, scale: 0.05 };

export const row: Row = {
  number: '11',
  inject: 'no capacity in one zone',
  required: 'go on while the floor can be met, and say it',
  alone: true,
  run: () =>
    onOwnLab(async (stage) => {
      // Two of the group's three zones can launch.
      const [zone] = stage.lab.account.zones.slice(-1);
      stage.lab.autoScaling.faults.inject({ name: 'no-capacity', zones: [zone!] });
      const { outputs, log } = await stage.start({ inputs: { 'min-size': '3', 'max-size': '6' } }).ended;
      must(outputs['result'] === 'promoted', 'the release goes on', log.slice(-30));
      const said = log.find((line) => line.includes('goes on without one zone'));
      must(said?.includes(zone!) === true, 'it says which zone is short', log.slice(-30));
      return `promoted without ${zone}`;
    }, SLOWER),
};
