import type { Policy } from '../../src/core/policy.ts';
import type { HistoryEntry, Phase, ReleaseRecord } from '../../src/core/record.ts';

/** The start of every fake release: 2026-11-22T12:00:00Z. */
export const T0 = Date.UTC(2026, 10, 22, 12, 0, 0);

export const aPolicy = (changes: Partial<Policy> = {}): Policy => ({
  steps: [
    { weight: 10, quietMs: 60_000 },
    { weight: 50, quietMs: 60_000 },
    { weight: 100, quietMs: 0 },
  ],
  bakeMs: 600_000,
  healthyPasses: 3,
  floorShare: 0.5,
  minZones: 2,
  minRequests: 0,
  provisioningMs: 900_000,
  verifyingMs: 600_000,
  rollingBackMs: 600_000,
  holdMs: 3_600_000,
  keepPreviousMs: 0,
  adoptDrift: false,
  ...changes,
});

/** A record: the second release of `iris` in `staging`. Green is the candidate, blue serves. */
export const aRecord = (changes: Partial<ReleaseRecord> = {}): ReleaseRecord => ({
  schemaVersion: 2,
  kind: 'release',
  previous: 'r-20261121-120000-1',
  releaseId: 'r-20261122-120000-1',
  service: 'iris',
  environment: 'staging',
  artifact: {
    uri: 's3://models/iris.mar',
    versionId: 'v2',
    sha256: 'ab'.repeat(32),
    modelName: 'iris',
    modelVersion: '2.0',
  },
  manifest: 'cd'.repeat(32),
  candidate: {
    colour: 'green',
    minSize: 2,
    maxSize: 4,
    releaseId: 'r-20261122-120000-1',
    parked: false,
  },
  stable: { colour: 'blue', desired: 2, minSize: 2, releaseId: 'r-20261121-120000-1' },
  phase: 'provisioning',
  step: 0,
  weights: { blue: 100, green: 0 },
  enteredAt: T0,
  previousWeights: null,
  edge: { manifest: 'ef'.repeat(32), asked: true },
  capacity: { manifest: 'ca'.repeat(32), asked: false },
  readBackAt: null,
  foreignSightings: 0,
  approvedStep: null,
  repeats: 0,
  parked: null,
  passes: 0,
  deadlineAt: T0 + 900_000,
  leaseUntil: T0 + 60_000,
  owner: { runId: '77', attempt: '1', url: 'https://github.com/acme/models/actions/runs/77' },
  policy: aPolicy(),
  alarms: [],
  cancelRequested: false,
  cause: null,
  evidence: { golden: 0, requests: 0 },
  startedAt: T0,
  history: [],
  ...changes,
});

/** A history entry `seconds` after the start, with `green` per cent of traffic on green. */
export const anEntry = (
  seconds: number,
  phase: Phase,
  green: number,
  changes: Partial<HistoryEntry> = {},
): HistoryEntry => ({
  at: T0 + seconds * 1000,
  phase,
  step: 0,
  weights: { blue: 100 - green, green },
  verdict: 'enter',
  reason: `${phase} begins`,
  healthy: { blue: 2, green: green > 0 ? 2 : 0 },
  ...changes,
});

/** A canary that was promoted, with a complete history. */
export const aPromotedRecord = (changes: Partial<ReleaseRecord> = {}): ReleaseRecord =>
  aRecord({
    phase: 'promoted',
    weights: { blue: 0, green: 100 },
    enteredAt: T0 + 200_000,
    deadlineAt: null,
    evidence: { golden: 48, requests: 3401 },
    history: [
      anEntry(40, 'verifying', 0),
      anEntry(60, 'shifting', 10),
      anEntry(120, 'shifting', 50, { step: 1 }),
      anEntry(180, 'baking', 100, { step: 2 }),
      anEntry(195, 'retiring', 100, { step: 2 }),
      anEntry(200, 'promoted', 100, { step: 2, healthy: { blue: 0, green: 2 } }),
    ],
    ...changes,
  });

/** A canary that was rolled back because it failed real requests at 50 %. */
export const aRolledBackRecord = (changes: Partial<ReleaseRecord> = {}): ReleaseRecord =>
  aRecord({
    phase: 'rolled_back',
    enteredAt: T0 + 130_000,
    deadlineAt: null,
    evidence: { golden: 24, requests: 910 },
    cause: {
      code: 'TSD4003',
      subject: 'i-0123456789abcdef0',
      message: 'degraded: 31 of 60 requests failed in the last 10 s',
      remedy: 'Read the server log of this instance; the previous model is serving again.',
    },
    history: [
      anEntry(40, 'verifying', 0),
      anEntry(60, 'shifting', 10),
      anEntry(120, 'shifting', 50, { step: 1 }),
      anEntry(124, 'rolling_back', 0, { verdict: 'fail', reason: 'an instance is degraded' }),
      anEntry(130, 'rolled_back', 0, { reason: 'all traffic is on blue' }),
    ],
    ...changes,
  });
