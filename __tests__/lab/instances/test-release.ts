import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { S3Client } from '@aws-sdk/client-s3';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { GoldenSet, InstanceSpec } from '../../../src/core/instance-spec.ts';
import { instanceBundle, readInstanceFiles } from '../../../src/files/bundle.ts';

const INSTANCE_FILES = fileURLToPath(new URL('../../../templates/instance', import.meta.url));
export const BUCKET = 'state';

/** How a test's release differs from a good one. */
export interface Release {
  /** The Python source of the handler. */
  readonly handler: string;
  readonly golden?: GoldenSet;
  /** Replaces the archive's own digest. */
  readonly sha256?: string;
  /** Replaces the archive's own version, `1.0`. */
  readonly modelVersion?: string;
  readonly server?: Partial<InstanceSpec['server']>;
  readonly runtime?: InstanceSpec['runtime'];
  /** Replaces the archive that torch-model-archiver would make. */
  readonly archive?: Buffer;
}

/** The place where releases are built and published. */
export interface Shelf {
  readonly s3: S3Client;
  readonly pythonBin: string;
  readonly dir: string;
}

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

async function makeArchive({ pythonBin, dir }: Shelf, name: string, handler: string): Promise<Buffer> {
  const own = join(dir, name);
  mkdirSync(own);
  writeFileSync(join(own, 'handler.py'), handler);
  const model = ['--model-name', 'm', '--version', '1.0', '--handler', 'handler.py', '--export-path', own];
  await promisify(execFile)(join(pythonBin, 'torch-model-archiver'), model, { cwd: own });
  return readFileSync(join(own, 'm.mar'));
}

function specification(name: string, release: Release, archive: Buffer): InstanceSpec {
  const { runtime = 'process' } = release;
  return {
    schemaVersion: 1,
    service: 'digits',
    environment: 'test',
    releaseId: name,
    colour: 'blue',
    runtime,
    image: runtime === 'container' ? 'example/server@sha256:ab' : null,
    artifact: {
      uri: `s3://${BUCKET}/${name}.mar`,
      versionId: null,
      sha256: release.sha256 ?? sha256(archive),
      modelName: 'm',
      modelVersion: release.modelVersion ?? '1.0',
    },
    server: {
      workers: 1,
      batchSize: null,
      maxBatchDelayMs: null,
      responseTimeoutSeconds: 30,
      startupTimeoutSeconds: 60,
      ...release.server,
    },
    reportsUri: `s3://${BUCKET}/reports/${name}`,
    logGroup: null,
    drainSeconds: 5,
  };
}

/**
 * Builds the archive and the bundle of a release, stores them in the bucket, and returns the bundle's place.
 */
export async function publish(
  shelf: Shelf,
  name: string,
  release: Release,
): Promise<{ uri: string; sha256: string }> {
  const put = (Key: string, Body: Uint8Array) =>
    shelf.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
  const archive = release.archive ?? (await makeArchive(shelf, name, release.handler));
  await put(`${name}.mar`, archive);
  const spec = specification(name, release, archive);
  const bundle = await instanceBundle(await readInstanceFiles(INSTANCE_FILES), release.golden ?? null, spec);
  const key = `bundles/${bundle.sha256}.zip`;
  await put(key, bundle.zip);
  return { uri: `s3://${BUCKET}/${key}`, sha256: bundle.sha256 };
}
