import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonical } from '../core/plan/manifest.ts';
import type { GoldenSet, InstanceSpec } from '../core/instance-spec.ts';

/** What every instance runs, by file name: the shell and Python files of `templates/instance`. */
export type InstanceFiles = Readonly<Record<string, Uint8Array>>;

export interface InstanceBundle {
  readonly zip: Uint8Array;
  /** Hex, of the zip. */
  readonly sha256: string;
}

/** Documentation beside the programs stays out of the bundle. */
const PROGRAM = /^[a-z0-9_-]+\.(?:sh|py)$/;

export const readInstanceFiles = async (directory: string): Promise<InstanceFiles> => {
  const names = (await readdir(directory)).filter((name) => PROGRAM.test(name)).toSorted();
  const files = names.map(async (name) => [name, await readFile(join(directory, name))] as const);
  return Object.fromEntries(await Promise.all(files));
};

/** Digest (hex) over names and contents. */
export const filesDigest = (files: InstanceFiles): string =>
  sha256(canonical(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sha256(bytes)]))));

/**
 * The zip that an instance becomes one of the release from. Equal content gives equal bytes, so that its digest names
 * it: names in order, one time stamp, one mode.
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
      .map((name) => [name, [content[name] ?? NONE, PLAIN]]),
  );
  const zip = zipSync(ordered as Parameters<typeof zipSync>[0]);
  return { zip, sha256: sha256(zip) };
};

const NONE = new Uint8Array();

/** The zip format counts from 1980 in local time: the fields of the date are the same in every time zone. */
const PLAIN = { mtime: new Date(1980, 0, 1), os: 3, attrs: (0o100644 << 16) >>> 0, level: 6 } as const;

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
