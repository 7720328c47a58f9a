import { open, realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { bad, good } from '../core/inputs/parsed.ts';
import type { Parsed } from '../core/inputs/parsed.ts';
import { OUTSIDE_WORKSPACE } from '../core/problems/kinds.ts';

/** Files of the workspace: finds their real paths, and reads them within a size limit. */

/** Code: no plain file can be read under the path. */
const UNREADABLE = 'TSD1402';
/** Code: the file is too large, or not UTF-8 text. */
const NOT_BOUNDED_TEXT = 'TSD1403';

/** Returns the real, absolute path of a file. Follows symbolic links; the real path must be inside the workspace. */
export const workspaceFile = async (workspace: string, path: string): Promise<Parsed<string>> => {
  const root = await realPath(workspace);
  const real = await realPath(resolve(workspace, path));
  if (root === null || real === null)
    return bad(
      UNREADABLE,
      'must be the path of a file that exists in the workspace',
      'Check the path, and check that the job checks the repository out.',
    );
  return real.startsWith(root.endsWith(sep) ? root : root + sep)
    ? good(real)
    : bad(
        OUTSIDE_WORKSPACE,
        'must be inside the workspace, also after symbolic links are followed',
        'Name a file of the repository, or copy the file there first.',
      );
};

const realPath = (path: string): Promise<string | null> => realpath(path).catch(() => null);

/** Reads a plain file of at most `most` bytes of UTF-8 text. Never reads more than one byte beyond. */
export const boundedText = async (path: string, most: number): Promise<Parsed<string>> => {
  const bytes = await head(path, most + 1);
  if (bytes === null)
    return bad(UNREADABLE, 'must be a plain file that can be read', 'Check the path and its permissions.');
  if (bytes.length > most)
    return bad(NOT_BOUNDED_TEXT, `must be at most ${most} bytes`, 'Make the file smaller.');
  const text = utf8(bytes);
  return text === null ? bad(NOT_BOUNDED_TEXT, 'must be UTF-8 text', 'Save the file as UTF-8.') : good(text);
};

const head = async (path: string, count: number): Promise<Buffer | null> => {
  const file = await open(path).catch(() => null);
  if (file === null) return null;
  try {
    if (!(await file.stat()).isFile()) return null;
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(count) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};
