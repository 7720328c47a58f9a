import { createHash } from 'node:crypto';
import type { Outcome } from '../../src/app/lead-release.ts';
import { scopeOf, type MakingRun } from '../../src/app/run.ts';
import { deploy } from '../../src/app/verbs/deploy.ts';
import type { DeployRequest } from '../../src/core/request.ts';
import { request } from '../fakes/request.ts';
import type { World } from '../fakes/world.ts';

/** Run `run` on a cloud in memory. */
export const runOn = (world: World, run: string, overrides: Partial<MakingRun> = {}): MakingRun => ({
  cloud: world.cloud,
  clock: world.clock,
  tell: () => undefined,
  templates: { edge: 'edge', fleet: 'fleet' },
  instanceFiles: 'digest',
  verifyArchive: async () => ({ modelName: 'm', modelVersion: '1.0', problems: [], warnings: [] }),
  makeBundle: async () => ({ zip: new Uint8Array(), sha256: 'b'.repeat(64) }),
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
  owner: { runId: run, attempt: '1', url: `https://example/runs/${run}` },
  begun: () => undefined,
  scope: scopeOf(request()),
  signal: new AbortController().signal,
  ...overrides,
});

/** One whole release by run `run`. */
export const releaseOn = (world: World, run: string, wanted: Partial<DeployRequest> = {}): Promise<Outcome> =>
  deploy(runOn(world, run), request(wanted));

/** The request's policy with changes. */
export const policyWith = (changes: Partial<DeployRequest['policy']>): Pick<DeployRequest, 'policy'> => ({
  policy: { ...request().policy, ...changes },
});
