import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { LeadParts, MakingParts, Parts } from '../app/parts.ts';
import type { DeployRequest } from '../core/request.ts';
import { systemClock } from '../clock.ts';
import { cloud } from '../aws/cloud.ts';
import { filesDigest, instanceBundle, readInstanceFiles } from '../files/bundle.ts';
import { verifyArchive } from '../files/verify-archive.ts';
import type { RunContext } from '../github/run-context.ts';
import { idToken } from '../github/runner-commands.ts';
import type { Tell } from '../ports.ts';
import { preferSmallHeap } from './small-heap.ts';

/** Templates lie beside the bundle: both come with the action's commit. */
const TEMPLATES = new URL(
  /* not an asset to be bundled */ ['..', 'templates', ''].join('/'),
  import.meta.url,
);

/** Which account and region, by which credentials, and where its records are. */
export type Access = Pick<DeployRequest, 'region' | 'roleToAssume' | 'stateBucket'>;

/** What a release needs from the outside, wired to AWS and to this machine's files. */
export async function makingParts(
  access: Access,
  run: RunContext,
  tell: Tell,
  begun: LeadParts['begun'],
): Promise<MakingParts> {
  const files = await readInstanceFiles(new URL('instance/', TEMPLATES).pathname);
  return {
    ...leadParts(access, run, tell, begun),
    templates: { edge: await template('edge'), fleet: await template('fleet') },
    instanceFiles: filesDigest(files),
    verifyArchive,
    makeBundle: (spec, golden) => instanceBundle(files, golden, spec),
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
  };
}

/** `begun` is left out where the next run finishes what this one began, as nothing of it moves traffic. */
export const leadParts = (
  access: Access,
  run: RunContext,
  tell: Tell,
  begun: LeadParts['begun'] = () => undefined,
): LeadParts => ({
  ...connected(access, tell),
  owner: { runId: run.runId, attempt: run.runAttempt, url: run.runUrl },
  begun,
});

/** The parts that looking, and moving traffic back, take. */
export function connected({ region, roleToAssume, stateBucket }: Access, tell: Tell): Parts {
  preferSmallHeap();
  const clock = systemClock();
  return {
    cloud: cloud({
      region,
      roleToAssume,
      stateBucket,
      idToken: () => idToken('sts.amazonaws.com'),
      clock,
      hearTime: clock.adjust,
    }),
    clock,
    tell,
  };
}

const template = (name: string): Promise<string> => readFile(new URL(`${name}.yaml`, TEMPLATES), 'utf8');
