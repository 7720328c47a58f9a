import type { Problem } from '../errors.ts';

/** A model archive (`.mar`): its entries, its manifest, and the problems of either. */

/** One entry of a model archive (`.mar`), as the directory of the zip lists it. */
export interface ArchiveEntry {
  readonly name: string;
  /** True for anything but a plain file or folder, e.g. a symbolic link. */
  readonly special: boolean;
  readonly encrypted: boolean;
}

/** The model as MANIFEST.json describes it. File names are relative to the root of the archive. */
export interface ModelManifest {
  readonly modelName: string;
  readonly modelVersion: string;
  readonly handler: string;
  readonly serializedFile: string | null;
  readonly modelFile: string | null;
  readonly requirementsFile: string | null;
  readonly configFile: string | null;
}

export const MANIFEST = 'MAR-INF/MANIFEST.json';

/** Makes a problem of the input `model-artifact`. */
export const archiveProblem = (code: string, message: string, remedy: string): Problem => ({
  code,
  subject: 'model-artifact',
  message,
  remedy,
});

/** The remedy for most faults of an archive. */
export const REBUILD_ARCHIVE = 'Build the archive again with `torch-model-archiver`.';

/** Makes the problem of a manifest that cannot be read; the message is its name and `fault`. */
export const unreadableManifest = (fault: string): Problem =>
  archiveProblem('TSD2011', `${MANIFEST} ${fault}`, REBUILD_ARCHIVE);
