import { must } from '../../kit/must.ts';
import type { Row } from '../row.ts';
import { promoted, version } from '../runs.ts';

/** Fault: no client sends traffic; the release must be promoted on golden requests alone, and say so. */
export const row: Row = {
  number: '37',
  inject: 'no traffic at all',
  required: 'promoted on golden evidence, and said so',
  async run(stage) {
    await promoted(stage);
    const { summary } = await promoted(stage, version('2.0'));
    const { record } = await stage.look();
    const { golden, requests } = record!.evidence;
    must(requests === 0, 'no client was there', requests);
    must(golden > 0, 'golden requests were answered', golden);
    must(summary.includes('golden requests alone: no client sent any'), 'the summary says so', summary);
    return `promoted on ${golden} golden answers, 0 real requests`;
  },
};
