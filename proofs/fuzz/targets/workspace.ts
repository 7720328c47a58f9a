import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readRequest } from '../../../src/files/read-request.ts';
import { boundedText, workspaceFile } from '../../../src/files/workspace-file.ts';
import { textsLike } from '../arbitraries/texts.ts';
import { yamlTexts } from '../arbitraries/yaml-texts.ts';
import { parsedWell, refusedWell } from '../oracles/problems.ts';
import { scratchFolder } from '../scratch-folder.ts';
import { target, type Target } from '../target.ts';
import { holds } from '../violation.ts';
import { someInputs } from './inputs.ts';

/** Targets that read files of the checkout. */

const scratch = scratchFolder();

/** A checkout, a file outside it, and links that lead to the file. */
const workspace = (): string => {
  const root = join(scratch(), 'workspace');
  mkdirSync(join(root, 'deploy'), { recursive: true });
  writeFileSync(join(scratch(), 'outside'), 'x');
  for (const name of ['model.mar', 'golden.json', 'config.yaml'])
    writeFileSync(join(root, 'deploy', name), 'x');
  symlinkSync(join(scratch(), 'outside'), join(root, 'link'));
  symlinkSync('..', join(root, 'deploy', 'up'));
  return root;
};
let laidOut: string | undefined;
const place = (): string => (laidOut ??= workspace());

const paths = target({
  name: 'paths in the workspace',
  share: 5,
  inputs: textsLike(
    'deploy/model.mar',
    'link',
    'deploy/up/link',
    'deploy/../../outside',
    '/etc/passwd',
    '.',
    'deploy',
  ),
  check: async (path) => {
    const parsed = await workspaceFile(place(), path);
    parsedWell(parsed);
    if (!parsed.ok) return;
    holds(parsed.value.startsWith(`${place()}/`), 'a path is inside the workspace');
    parsedWell(await boundedText(parsed.value, 64));
  },
});

const requests = target({
  name: 'whole requests with their files',
  share: 1,
  inputs: fc.record({
    inputs: someInputs(2),
    config: yamlTexts,
    golden: yamlTexts,
  }),
  check: async ({ inputs, config, golden }) => {
    writeFileSync(join(place(), 'deploy', 'config.yaml'), config);
    writeFileSync(join(place(), 'deploy', 'golden.json'), golden);
    await readRequest({ inputs, environment: {}, workspace: place() }).catch(refusedWell);
  },
});

export const WORKSPACE: readonly Target[] = [paths, requests];
