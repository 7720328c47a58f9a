import type { Proposal } from '../../../src/core/plan/plan.ts';
import type { Start } from '../../../src/core/plan/start.ts';
import type { ReleaseRecord } from '../../../src/core/record.ts';
import { releaseIdOf } from '../../../src/core/names.ts';
import { LEASE_MS, NOW, TICK } from './time.ts';

/** The releases of the model, and the runs that make them. */

/**
 * The name of a run. `A`, `B` and `C` make a release each; `C` comes when all faults have ended. `R` is a rollback, `K`
 * a change of the capacity of what A released, `D` a destroy and `S` a sweep.
 */
export type RunName = 'A' | 'B' | 'C' | 'R' | 'K' | 'D' | 'S';

export const MODEL = { name: 'iris', version: '1.0' };
export const EDGE_MANIFEST = 'edge';
export const CAPACITY = 'capacity';
/** The capacity that K asks for. */
const RESIZED = 'resized';

/** The minimum size that a stack gives a fleet of this capacity. */
export const minimumOf = (capacity: string): number => (capacity === RESIZED ? 3 : 2);

/** The release that serves before any of these runs comes. */
export const OLD = releaseIdOf({ runId: 'O', attempt: '1' }, 'x');

export const releaseOf = (name: RunName, attempt: number): string => releaseIdOf(ownerOf(name, attempt), 'x');

/** The run that made a release: `A` of `rA-1-x`. */
export const nameOf = (releaseId: string): RunName => releaseId.slice(1, 2) as RunName;

/** The manifest of a release. K releases what A released. */
export const manifestOf = (releaseId: string): string =>
  `manifest-${nameOf(releaseId) === 'K' ? 'A' : nameOf(releaseId)}`;

const capacityOf = (name: RunName): string => (name === 'K' ? RESIZED : CAPACITY);

const ownerOf = (name: RunName, attempt: number): ReleaseRecord['owner'] => ({
  runId: name,
  attempt: String(attempt),
  url: '',
});

/** The proposal of a run: two fit observations in a row, then two steps of traffic and a bake. */
export const proposalOf = (name: RunName, attempt: number): Proposal => ({
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
  acceptObserved: false,
});

/** What a record that this run begins starts from. */
export const startOf = (name: RunName, attempt: number): Start => ({
  releaseId: releaseOf(name, attempt),
  owner: ownerOf(name, attempt),
  now: NOW,
  leaseMs: LEASE_MS,
});
