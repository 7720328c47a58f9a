import { HURRIED_LAB } from '../../../lab/stage.ts';
import { onOwnLab } from '../another-stage.ts';
import { must, type Row } from '../row.ts';

/** Launches that take long enough for several looks to find the group short. */
const SLOWER = { ...HURRIED_LAB, scale: 0.05 };

export const row: Row = {
  number: '11',
  inject: 'no capacity in one zone',
  required: 'go on while the floor can be met, and say it',
  alone: true,
  run: () =>
    onOwnLab(async (stage) => {
      // The group has three zones; two of them can launch.
      const [zone] = stage.lab.account.zones.slice(-1);
      stage.lab.autoScaling.faults.inject({ name: 'no-capacity', zones: [zone!] });
      const { outputs, log } = await stage.start({ inputs: { 'min-size': '3', 'max-size': '6' } }).ended;
      must(outputs['result'] === 'promoted', 'the release goes on', outputs);
      const said = log.find((line) => line.includes('goes on without one zone'));
      must(said?.includes(zone!) === true, 'it says which zone is short', log.slice(-30));
      return `promoted without ${zone}`;
    }, SLOWER),
};
