import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { MakingRun, Run } from '../app/run.ts';
import type { DeployRequest } from '../core/request.ts';
import { systemClock } from '../clock.ts';
import { cloud } from '../aws/cloud.ts';
import { filesDigest, instanceBundle, readInstanceFiles } from '../files/bundle.ts';
import { verifyArchive } from '../files/verify-archive.ts';
import { runContext } from '../github/run-context.ts';
import { idToken } from '../github/runner.ts';
import type { Tell } from '../ports.ts';
import { preferSmallHeap } from './small-heap.ts';

/** Templates lie beside the bundle: both come with the action's commit. */
const TEMPLATES = new URL(
  /* not an asset to be bundled */ ['..', 'templates', ''].join('/'),
  import.meta.url,
);

/** Which account and region, by which credentials, and where its records are. */
export type Access = Pick<DeployRequest, 'region' | 'roleToAssume' | 'stateBucket'>;

/** A run without a scope of its own: the sweep has one for each service that it finds. */
export type UnscopedRun = Omit<Run, 'scope'>;

/**
 * A run wired to AWS. `begun` says nothing unless it is replaced: what a verb begins that leads no release moves no
 * traffic, so the next run finishes it.
 */
export function connectedRun(
  { region, roleToAssume, stateBucket }: Access,
  tell: Tell,
  signal: AbortSignal,
): UnscopedRun {
  preferSmallHeap();
  const clock = systemClock();
  const { runId, runAttempt, runUrl } = runContext(process.env);
  return {
    cloud: cloud({
      region,
      roleToAssume,
      stateBucket,
      idToken: () => idToken('sts.amazonaws.com'),
      clock,
      onServerTime: clock.adjust,
    }),
    clock,
    tell,
    owner: { runId, attempt: runAttempt, url: runUrl },
    signal,
    begun: () => undefined,
  };
}

/** What making a fleet takes, wired to this machine's files. */
export async function making(): Promise<Omit<MakingRun, keyof Run>> {
  const files = await readInstanceFiles(new URL('instance/', TEMPLATES).pathname);
  return {
    templates: { edge: await template('edge'), fleet: await template('fleet') },
    instanceFiles: filesDigest(files),
    verifyArchive,
    makeBundle: (spec, golden) => instanceBundle(files, golden, spec),
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
  };
}

const template = (name: string): Promise<string> => readFile(new URL(`${name}.yaml`, TEMPLATES), 'utf8');
