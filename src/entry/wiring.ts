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

/** Connects a run to AWS and to the action's own files. */

/** The folder of the templates, beside the bundle's folder. */
const TEMPLATES = new URL(
  /* not an asset to be bundled */ ['..', 'templates', ''].join('/'),
  import.meta.url,
);

/** The region, the role and the state bucket that a run uses. */
export type Access = Pick<DeployRequest, 'region' | 'roleToAssume' | 'stateBucket'>;

/** A run without a scope: the sweep adds one for each service that it finds. */
type UnscopedRun = Omit<Run, 'scope'>;

/**
 * A run that is connected to AWS. Its `begun` does nothing: only verbs that lead releases need the post step and replace
 * it; what other verbs leave unfinished moves no traffic and is finished by the next run.
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

/** What a run needs in addition to make fleets, from the action's files. */
export async function makingParts(): Promise<Omit<MakingRun, keyof Run>> {
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
