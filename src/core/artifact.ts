/** An immutable model archive (`.mar`), pinned by version and digest. */
export interface Artifact {
  /** `s3://bucket/key.mar` */
  readonly uri: string;
  /** S3 version id; null on a bucket without versioning (the digest still pins it). */
  readonly versionId: string | null;
  /** Hex, 64 characters. */
  readonly sha256: string;
  readonly modelName: string;
  readonly modelVersion: string;
}
