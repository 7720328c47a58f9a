import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, stat } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { GetObjectCommandOutput, HeadObjectCommandOutput, S3 } from '@aws-sdk/client-s3';
import { Refusal, type Problem } from '../../core/errors.ts';
import type { ArtifactSource } from '../../core/request.ts';
import type { Artifacts } from '../../ports.ts';
import type { Calls } from '../calls.ts';
import type { Clients } from '../clients.ts';
import type { Bucket, ObjectPlace } from './state-bucket.ts';
import { httpStatus, isNamed } from '../vendor-error.ts';

/** Model archives and instance bundles in S3. */
export function artifacts(clients: Pick<Clients, 's3'>, calls: Calls, bucket: Bucket): Artifacts {
  const store = async (
    Key: string,
    sha256: string,
    body: () => Body,
  ): Promise<{ uri: string; versionId: string | null }> => {
    const s3 = await clients.s3();
    const Bucket = await bucket();
    const versionId = await calls.repeat(Bucket, () => putUnlessThere(s3, { Bucket, Key }, sha256, body));
    return { uri: `s3://${Bucket}/${Key}`, versionId };
  };
  return {
    bucket,
    async fetch(source) {
      if (source.kind === 'file')
        return { path: source.path, sha256: await sha256Of(source.path), uri: null, versionId: null };
      const path = join(await mkdtemp(join(tempDirectory(), 'artifact-')), 'model.mar');
      const s3 = await clients.s3();
      return calls.repeat(addressOf(source), () => download(s3, source, path));
    },
    async publish(path, sha256) {
      const { size } = await stat(path);
      if (size > LARGEST) throw new Refusal([tooLarge(size)]);
      return store(`artifacts/${sha256}.mar`, sha256, () => ({
        Body: createReadStream(path),
        ContentLength: size,
        ContentType: 'application/zip',
      }));
    },
    async publishBundle(zip, sha256) {
      const stored = await store(`bundles/${sha256}.zip`, sha256, () => ({
        Body: zip,
        ContentLength: zip.byteLength,
        ContentType: 'application/zip',
      }));
      return stored.uri;
    },
  };
}

type InS3 = Extract<ArtifactSource, { kind: 's3' }>;

/** The most bytes that one PutObject call accepts. */
const LARGEST = 5 * 1024 ** 3;

interface Body {
  readonly Body: Readable | Uint8Array;
  readonly ContentLength: number;
  readonly ContentType: string;
}

/** Prefers the runner's directory, which is emptied after the job. */
const tempDirectory = (): string => process.env['RUNNER_TEMP'] ?? tmpdir();

const addressOf = ({ bucket, key }: InS3): string => `s3://${bucket}/${key}`;

/** Streams the object to a file and hashes it on the way, since an archive may exceed the memory. */
async function download(s3: S3, source: InS3, path: string) {
  const answer = await getObject(s3, source);
  const hash = createHash('sha256');
  const body = answer.Body as Readable;
  body.on('data', (chunk: Uint8Array) => hash.update(chunk));
  await pipeline(body, createWriteStream(path));
  return { path, sha256: hash.digest('hex'), uri: addressOf(source), versionId: versionOf(answer.VersionId) };
}

async function getObject(s3: S3, source: InS3): Promise<GetObjectCommandOutput> {
  const version = source.versionId === null ? {} : { VersionId: source.versionId };
  try {
    return await s3.getObject({ Bucket: source.bucket, Key: source.key, ...version });
  } catch (error) {
    if (isNamed(error, 'NoSuchKey', 'NoSuchBucket', 'NoSuchVersion', 'NotFound'))
      throw new Refusal([notThere(source)]);
    if (httpStatus(error) === 403) throw new Refusal([notAllowed(source)]);
    throw error;
  }
}

/**
 * Uploads the object unless it exists, and returns its version. The key holds the digest, so an existing object is
 * equal; S3 checks an upload against the digest.
 */
async function putUnlessThere(
  s3: S3,
  place: ObjectPlace,
  sha256: string,
  body: () => Body,
): Promise<string | null> {
  const existing = await head(s3, place);
  if (existing !== null) return versionOf(existing.VersionId);
  const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64');
  const put = await s3.putObject({ ...place, ...body(), ChecksumSHA256 });
  return versionOf(put.VersionId);
}

/** Returns null for a missing object. S3 answers 403 instead of 404 to a caller who may not list the bucket (S3-07). */
async function head(s3: S3, place: ObjectPlace): Promise<HeadObjectCommandOutput | null> {
  try {
    return await s3.headObject(place);
  } catch (error) {
    if (httpStatus(error) === 404 || httpStatus(error) === 403) return null;
    throw error;
  }
}

/** Returns null for a bucket without versioning: S3 sends no id, or `null` while versioning is suspended. */
const versionOf = (versionId: string | undefined): string | null =>
  versionId === undefined || versionId === 'null' ? null : versionId;

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

const notThere = (source: InS3): Problem => ({
  code: 'TSD2301',
  subject: 'model-artifact',
  message: `${addressOf(source)}${source.versionId === null ? '' : ` in version ${source.versionId}`} does not exist`,
  remedy: 'Correct the address, or upload the archive first.',
});

const notAllowed = (source: InS3): Problem => ({
  code: 'TSD2302',
  subject: 'model-artifact',
  message: `the credentials of this job may not read ${addressOf(source)}`,
  remedy: 'Allow s3:GetObject (and s3:GetObjectVersion, s3:ListBucket) on it in the role that the job uses.',
});

const tooLarge = (size: number): Problem => ({
  code: 'TSD2303',
  subject: 'model-artifact',
  message: `the archive has ${size} bytes; a local archive may have at most ${LARGEST}`,
  remedy: 'Upload the archive to S3 yourself and give its `s3://` address.',
});
