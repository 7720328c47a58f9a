import type { Intent } from '../../src/core/intent.ts';

/** An intent: octocat approves the first step of release `r2`. */
export const anIntent = (wanted: Partial<Intent> = {}): Intent => ({
  schemaVersion: 1,
  releaseId: 'r2',
  kind: 'continue',
  step: 0,
  actor: 'octocat',
  runUrl: 'https://github.example/o/r/actions/runs/1',
  at: 1_795_000_000_000,
  ...wanted,
});
