import { createHash } from 'node:crypto';
import { deploy, type Outcome } from '../../src/app/deploy.ts';
import type { MakingParts } from '../../src/app/parts.ts';
import type { DeployRequest } from '../../src/core/request.ts';
import { request } from '../fakes/request.ts';
import type { World } from '../fakes/world.ts';

/** Parts of run `run` on a cloud in memory. */
export const partsOn = (world: World, run: string, overrides: Partial<MakingParts> = {}): MakingParts => ({
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
  ...overrides,
});

/** One whole release by run `run`. */
export const releaseOn = (world: World, run: string, wanted: Partial<DeployRequest> = {}): Promise<Outcome> =>
  deploy(partsOn(world, run), request(wanted), new AbortController().signal);

/** The request's policy with changes. */
export const policyWith = (changes: Partial<DeployRequest['policy']>): Pick<DeployRequest, 'policy'> => ({
  policy: { ...request().policy, ...changes },
});
