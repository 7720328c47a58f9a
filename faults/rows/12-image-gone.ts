import { must, type Row } from '../row.ts';
import { mustFailWith, mustServe, promoted, version } from '../runs.ts';

export const row: Row = {
  number: '12',
  inject: 'image gone',
  required: 'preflight, for the candidate and for the rollback target',
  async run(stage) {
    const { lab } = stage;
    await promoted(stage);
    const gone = { 'image-id': 'ami-0123456789abcdef0' };
    mustFailWith(await stage.start({ inputs: { ...version('2.0'), ...gone } }).ended, 'TSD4101', /ami-0123456789abcdef0/);
    mustServe(await stage.look(), '1.0');
    await promoted(stage, { ...version('2.0'), 'keep-previous': '1h' });
    return '';
  },
};
