import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { DeployParts } from '../app/deploy.ts';
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

/** What a release needs from the outside, wired to AWS and to this machine's files. */
export async function deployParts(
  request: DeployRequest,
  run: RunContext,
  tell: Tell,
  begun: DeployParts['begun'],
): Promise<DeployParts> {
  const files = await readInstanceFiles(new URL('instance/', TEMPLATES).pathname);
  return {
    ...connected(request, tell),
    templates: { edge: await template('edge'), fleet: await template('fleet') },
    instanceFiles: filesDigest(files),
    verifyArchive: (path) => verifyArchive(path, request.server.responseTimeoutSeconds),
    makeBundle: (spec) => instanceBundle(files, request.golden, spec),
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    owner: { runId: run.runId, attempt: run.runAttempt, url: run.runUrl },
    begun,
  };
}

/** The parts that moving traffic back takes. */
export function connected(
  request: Pick<DeployRequest, 'region' | 'roleToAssume' | 'stateBucket'>,
  tell: Tell,
): Pick<DeployParts, 'cloud' | 'clock' | 'tell'> {
  preferSmallHeap();
  const clock = systemClock();
  const { region, roleToAssume, stateBucket } = request;
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
