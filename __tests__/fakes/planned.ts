import { plan, type Proposal } from '../../src/core/plan/plan.ts';
import type { Start } from '../../src/core/plan/start.ts';
import type { Phase, ReleaseRecord } from '../../src/core/record.ts';
import { observation } from './observation.ts';
import { request } from './request.ts';

export const proposal: Proposal = {
  service: 'svc',
  environment: 'prod',
  artifact: { uri: 's3://b/m.mar', versionId: null, sha256: 'a', modelName: 'm', modelVersion: '2.0' },
  manifest: 'next',
  edgeManifest: 'edge',
  capacityManifest: 'capacity',
  minSize: 2,
  maxSize: 4,
  policy: request().policy,
  alarms: [],
  acceptObserved: false,
};

const START: Start = {
  releaseId: 'r2',
  owner: { runId: '1', attempt: '1', url: '' },
  now: 0,
  leaseMs: 60_000,
};

/** A release that was planned while blue serves. Green is its candidate, and the edge is requested already. */
export function planned(phase: Phase, wanted: Partial<ReleaseRecord> = {}): ReleaseRecord {
  const made = plan(proposal, null, observation(), START);
  if (made.kind !== 'release') throw new Error('a release was expected');
  return { ...made.record, phase, edge: { manifest: 'edge', asked: true }, ...wanted };
}
