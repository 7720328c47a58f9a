import { must, type Row } from '../row.ts';

export const row: Row = {
  number: '11',
  inject: 'no capacity in one zone',
  required: 'go on while the floor can be met, and say it',
  async run(stage) {
    const { lab } = stage;
    // The group has three zones; two of them can launch.
    const [zone] = lab.account.zones.slice(-1);
    const lift = lab.autoScaling.faults.inject({
      name: 'no-capacity',
      zones: [zone!],
      groups: `tsd-${stage.service}-${stage.environment}-`,
    });
    try {
      const { outputs, log } = await stage.start({ inputs: { 'min-size': '3', 'max-size': '6' } }).ended;
      must(outputs['result'] === 'promoted', 'the release goes on', outputs);
      must(
        log.some((line) => line.includes('goes on without one zone')),
        'it says which zone is short',
        log.join('\n'),
      );
      return `promoted without ${zone}`;
    } finally {
      lift();
    }
  },
};
