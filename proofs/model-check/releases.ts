import type { Proposal } from '../../src/core/plan.ts';
import type { ReleaseRecord } from '../../src/core/record.ts';
import { releaseIdOf } from '../../src/core/release-id.ts';
import { TICK } from './time.ts';

/**
 * Whose run it is: each wants a release of its own, `R` a rollback. `C` is the one that comes when all faults have ended.
 * `K` wants another capacity for what A released, `D` destroys everything, `S` sweeps.
 */
export type RunName = 'A' | 'B' | 'C' | 'R' | 'K' | 'D' | 'S';

export const MODEL = { name: 'iris', version: '1.0' };
export const EDGE_MANIFEST = 'edge';
export const CAPACITY = 'capacity';
/** What K asks for. */
export const RESIZED = 'resized';

/** The smallest size that a fleet of this capacity is given by its stack. */
export const minimumOf = (capacity: string): number => (capacity === RESIZED ? 3 : 2);

/** What served before any of these runs came. */
export const OLD = releaseIdOf({ runId: 'O', attempt: '1' }, 'x');

export const releaseOf = (name: RunName, attempt: number): string => releaseIdOf(ownerOf(name, attempt), 'x');

/** The run that a release is named by: `A` of `rA-1-x`. */
export const nameOf = (releaseId: string): RunName => releaseId.slice(1, 2) as RunName;

/** What K wants is what A released. */
export const manifestOf = (releaseId: string): string =>
  `manifest-${nameOf(releaseId) === 'K' ? 'A' : nameOf(releaseId)}`;

export const capacityOf = (name: RunName): string => (name === 'K' ? RESIZED : CAPACITY);

export const ownerOf = (name: RunName, attempt: number): ReleaseRecord['owner'] => ({
  runId: name,
  attempt: String(attempt),
  url: '',
});

/** What a run of this name asks for: two shares of traffic, a bake, two observations in a row before any of it. */
export const proposalOf = (name: RunName, attempt: number): Proposal => ({
  releaseId: releaseOf(name, attempt),
  service: 'svc',
  environment: 'prod',
  artifact: {
    uri: `s3://models/${name}.mar`,
    versionId: null,
    sha256: name,
    modelName: MODEL.name,
    modelVersion: MODEL.version,
  },
  manifest: manifestOf(releaseOf(name, attempt)),
  edgeManifest: EDGE_MANIFEST,
  capacityManifest: capacityOf(name),
  minSize: minimumOf(capacityOf(name)),
  maxSize: 6,
  policy: {
    steps: [
      name === 'B' ? { weight: 50, quietMs: 0, hold: true } : { weight: 50, quietMs: TICK },
      { weight: 100, quietMs: 0 },
    ],
    bakeMs: TICK,
    healthyPasses: 2,
    floorShare: 0.75,
    minZones: 2,
    minRequests: 0,
    provisioningMs: 4 * TICK,
    verifyingMs: 3 * TICK,
    rollingBackMs: 3 * TICK,
    holdMs: 3 * TICK,
    keepPreviousMs: name === 'B' ? 0 : TICK,
    adoptDrift: false,
  },
  alarms: [],
  owner: ownerOf(name, attempt),
  acceptObserved: false,
});
