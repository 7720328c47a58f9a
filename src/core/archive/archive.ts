import type { Problem } from '../errors.ts';

/** One entry of a model archive, as the zip's directory lists it. */
export interface ArchiveEntry {
  readonly name: string;
  /** Not a plain file or folder, e.g. a symbolic link. */
  readonly special: boolean;
  readonly encrypted: boolean;
}

/** The model as MANIFEST.json describes it; file names are relative to the archive's root. */
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

/** A problem of the archive; the remedy says how to make a good one. */
export const archiveProblem = (code: string, message: string, remedy: string): Problem => ({
  code,
  subject: 'model-artifact',
  message,
  remedy,
});

/** The remedy for most faults of an archive. */
export const MAKE_ANEW = 'Make the archive anew with `torch-model-archiver`.';

/** The manifest as a whole cannot be read; `fault` continues the sentence that begins with its name. */
export const unreadableManifest = (fault: string): Problem =>
  archiveProblem('TSD2011', `${MANIFEST} ${fault}`, MAKE_ANEW);
