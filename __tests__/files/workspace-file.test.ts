import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { boundedText, workspaceFile } from '../../src/files/workspace-file.ts';
import { outcome } from '../fakes/inputs.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
const workspace = join(folder, 'workspace');
mkdirSync(join(workspace, 'deploy'), { recursive: true });
mkdirSync(join(folder, 'workspace-2'));
writeFileSync(join(workspace, 'deploy/golden.json'), '{}');
writeFileSync(join(folder, 'secret'), 'secret');
writeFileSync(join(folder, 'workspace-2/file'), 'sibling');
symlinkSync('deploy/golden.json', join(workspace, 'inside'));
symlinkSync('../secret', join(workspace, 'outside'));
symlinkSync('..', join(workspace, 'up'));
symlinkSync(workspace, join(folder, 'linked-workspace'));

describe('workspaceFile', () => {
  it.each(['deploy/golden.json', './deploy/../deploy/golden.json', 'inside', join(workspace, 'inside')])(
    'finds %s where it really is',
    async (path) => {
      expect(outcome(await workspaceFile(workspace, path))).toBe(join(workspace, 'deploy/golden.json'));
    },
  );

  it('finds a file when the workspace itself is a link', async () => {
    const path = await workspaceFile(join(folder, 'linked-workspace'), 'deploy/golden.json');
    expect(outcome(path)).toBe(join(workspace, 'deploy/golden.json'));
  });

  it.each(['../secret', 'outside', 'up/secret', '../workspace-2/file', '/etc/passwd', '..', '.'])(
    'refuses %s, which is outside',
    async (path) => {
      expect(outcome(await workspaceFile(workspace, path))).toBe('TSD1401');
    },
  );

  it.each(['nothing', 'deploy/golden.json/more', 'x'.repeat(5_000)])(
    'says when %s is not there',
    async (path) => {
      expect(outcome(await workspaceFile(workspace, path))).toBe('TSD1402');
    },
  );
});

describe('boundedText', () => {
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it('reads up to the limit and refuses a byte more', async () => {
    expect(outcome(await boundedText(file('full', 'é234'), 5))).toBe('é234');
    expect(outcome(await boundedText(file('over', 'é2345'), 5))).toBe('TSD1403');
  });

  it('refuses what is not text', async () => {
    expect(outcome(await boundedText(file('latin', Uint8Array.of(0xe9, 0x41)), 5))).toBe('TSD1403');
  });

  it.each(['.', 'deploy', '/dev/zero'])('refuses %s, which is no plain file', async (path) => {
    expect(outcome(await boundedText(join(path === '/dev/zero' ? '/' : workspace, path), 5))).toBe('TSD1402');
  });
});
