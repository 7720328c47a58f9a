import { isFields, type Fields } from '../text/json.ts';
import type { PreparedRequest } from '../request.ts';

/** The manifests of a release: digests that show whether two releases run the same thing at the same capacity. */

/** The files that every instance of a release is made from. */
interface ReleaseFiles {
  /** Body of the fleet template. */
  readonly fleetTemplate: string;
  /** Digest of the files that every instance runs. */
  readonly instanceFiles: string;
}

/**
 * Digest (hex) of everything that a release pins. Two releases with the same manifest run the same thing, so the second
 * one changes nothing. Capacity (sizes, scaling, tags) is left out, because a live fleet takes it in place.
 */
export const releaseManifest = (
  request: PreparedRequest,
  files: ReleaseFiles,
  sha256: (text: string) => string,
): string =>
  sha256(
    canonical({
      artifact: request.verified.sha256,
      modelName: request.verified.modelName,
      modelVersion: request.verified.modelVersion,
      runtime: request.runtime,
      image: request.image,
      imageId: request.imageId,
      instanceType: request.instanceType,
      server: request.server,
      drainSeconds: request.drainSeconds,
      golden: request.golden,
      fleetTemplate: sha256(files.fleetTemplate),
      instanceFiles: files.instanceFiles,
    }),
  );

/** Digest (hex) of what a live fleet takes in place: sizes, scaling and tags. */
export const capacityManifest = (
  { minSize, maxSize, scaling, tags }: PreparedRequest,
  sha256: (text: string) => string,
): string => sha256(canonical({ minSize, maxSize, scaling, tags }));

/** Writes JSON with the keys of every object sorted, so that equal values have equal texts. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (isFields(part) ? sortedByKey(part) : part));

const sortedByKey = (mapping: Fields): Fields =>
  Object.fromEntries(Object.entries(mapping).toSorted(([a], [b]) => (a < b ? -1 : 1)));
