import type { Proposal } from '../src/core/plan.ts';
import { TICK } from './time.ts';

/**
 * Whose run it is: each wants a release of its own, `R` a rollback. `C` is the one that comes when all faults have ended.
 */
export type RunName = 'A' | 'B' | 'C' | 'R';

export const MODEL = { name: 'iris', version: '1.0' };
export const EDGE_MANIFEST = 'edge';
export const CAPACITY = 'capacity';

/** A release is named by its run and that run's attempt: `A1`, `A2`; `O` is what served before. */
export const releaseOf = (name: RunName, attempt: number): string => `${name}${attempt}`;

export const manifestOf = (releaseId: string): string => `manifest-${releaseId.slice(0, 1)}`;

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
  manifest: manifestOf(name),
  edgeManifest: EDGE_MANIFEST,
  capacityManifest: CAPACITY,
  minSize: 2,
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
  owner: { runId: name, attempt: String(attempt), url: '' },
  acceptObserved: false,
});
