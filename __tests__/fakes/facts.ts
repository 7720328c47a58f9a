import type { ReportFacts } from '../../src/report/facts.ts';
import { T0 } from './record.ts';

/** What a run knows when its release was promoted after 200 s. */
export const someFacts = (changes: Partial<ReportFacts> = {}): ReportFacts => ({
  result: 'promoted',
  url: 'http://internal-iris.eu-central-1.elb.amazonaws.com',
  runUrl: 'https://github.com/acme/models/actions/runs/77',
  finishedAt: T0 + 200_000,
  capacity: { desired: 2, minSize: 2, maxSize: 4 },
  rollbackSeconds: null,
  ...changes,
});
