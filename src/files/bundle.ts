import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonical } from '../core/plan/manifest.ts';
import type { GoldenSet, InstanceSpec } from '../core/instance-spec.ts';

/**
 * Makes the zip from which an instance sets itself up for the release. Equal content gives equal bytes, so that the
 * digest identifies it: the names are sorted, and all entries have the same time and mode.
 */
export const instanceBundle = async (
  files: InstanceFiles,
  golden: GoldenSet | null,
  spec: InstanceSpec,
): Promise<InstanceBundle> => {
  const { strToU8, zipSync } = await import('fflate');
  const content: InstanceFiles = {
    ...files,
    'spec.json': strToU8(canonical(spec)),
    ...(golden === null ? {} : { 'golden.json': strToU8(canonical(golden)) }),
  };
  const ordered = Object.fromEntries(
    Object.keys(content)
      .toSorted()
      .map((name) => [name, [content[name] ?? NO_BYTES, ENTRY_OPTIONS]]),
  );
  const zip = zipSync(ordered as Parameters<typeof zipSync>[0]);
  return { zip, sha256: sha256(zip) };
};

/** The programs that every instance runs, by file name: the shell and Python files of `templates/instance`. */
type InstanceFiles = Readonly<Record<string, Uint8Array>>;

interface InstanceBundle {
  readonly zip: Uint8Array;
  /** The digest of the zip, in hex. */
  readonly sha256: string;
}

/** The names of programs. Documentation beside them stays out of the bundle. */
const PROGRAM = /^[a-z0-9_-]+\.(?:sh|py)$/;

export const readInstanceFiles = async (directory: string): Promise<InstanceFiles> => {
  const names = (await readdir(directory)).filter((name) => PROGRAM.test(name)).toSorted();
  const files = names.map(async (name) => [name, await readFile(join(directory, name))] as const);
  return Object.fromEntries(await Promise.all(files));
};

/** Computes a digest (hex) over the names and contents of the files. */
export const filesDigest = (files: InstanceFiles): string =>
  sha256(canonical(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sha256(bytes)]))));

const NO_BYTES = new Uint8Array();

/**
 * The options of every zip entry. The zip format stores local time, so a local date gives the same bytes in every time
 * zone.
 */
const ENTRY_OPTIONS = {
  mtime: new Date(1980, 0, 1),
  os: 3,
  attrs: (0o100644 << 16) >>> 0,
  level: 6,
} as const;

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
