import type { ReportFacts } from '../../src/report/facts.ts';
import { T0 } from './record.ts';

/** The page that explains each code. */
export const HELP = 'https://github.com/org/kit/blob/v1/docs/troubleshooting.md';

/** What a run knows when its release was promoted after 200 s. */
export const someFacts = (changes: Partial<ReportFacts> = {}): ReportFacts => ({
  result: 'promoted',
  url: 'http://internal-iris.eu-central-1.elb.amazonaws.com',
  runUrl: 'https://github.com/acme/models/actions/runs/77',
  helpUrl: HELP,
  finishedAt: T0 + 200_000,
  weights: { blue: 0, green: 100 },
  capacity: { desired: 2, minSize: 2, maxSize: 4 },
  rollbackSeconds: null,
  ...changes,
});
