import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Lab } from '../../../lab/lab.ts';
import {
  startRelease,
  type ReleaseOptions,
  type ReleaseResult,
  type RunningRelease,
} from '../../../lab/stage/release.ts';

/** Creates a workspace with a small archive of each version, which passes the action's own checks. */
export function workspaceOf(dir: string, ...versions: readonly string[]): string {
  for (const version of versions) {
    const manifest = {
      createdOn: '01/01/2026 00:00:00',
      runtime: 'python',
      model: { modelName: 'digits', modelVersion: version, handler: 'handler.py' },
      archiverVersion: '0.12.0',
    };
    const files = {
      'MAR-INF/MANIFEST.json': strToU8(JSON.stringify(manifest)),
      'handler.py': strToU8('def handle(data, context):\n    return data\n'),
    };
    writeFileSync(join(dir, `${version}.mar`), zipSync(files));
  }
  writeFileSync(join(dir, 'golden.json'), JSON.stringify(GOLDEN));
  return dir;
}

const GOLDEN = {
  requests: [
    { name: 'one', body: { x: 1 }, expect: { status: 200 } },
    { name: 'two', body: { x: 2 }, expect: { status: 200 } },
  ],
};

let run = 0;

/** Starts the release of a version with quick settings. */
export function start(
  lab: Lab,
  workspace: string,
  version: string,
  changes: Partial<ReleaseOptions> = {},
): RunningRelease {
  run += 1;
  return startRelease(lab, {
    run,
    workspace,
    ...changes,
    inputs: {
      service: 'digits',
      environment: 'hollow',
      'model-artifact': `${version}.mar`,
      golden: 'golden.json',
      strategy: 'all-at-once',
      'bake-time': '10s',
      runtime: 'process',
      'image-id': lab.account.imageId,
      workers: '1',
      'response-timeout': '20s',
      'health-interval': '5s',
      ...changes.inputs,
    },
  });
}

export const release = (
  lab: Lab,
  workspace: string,
  version: string,
  changes: Partial<ReleaseOptions> = {},
): Promise<ReleaseResult> => start(lab, workspace, version, changes).ended;
