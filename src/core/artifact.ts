/** An immutable model archive (`.mar`), pinned by version and digest. */
export interface Artifact {
  /** `s3://bucket/key.mar` */
  readonly uri: string;
  /** S3 version id; null on a bucket without versioning, where the digest alone pins the archive. */
  readonly versionId: string | null;
  /** SHA-256 digest of the archive: 64 hex characters. */
  readonly sha256: string;
  readonly modelName: string;
  readonly modelVersion: string;
}
