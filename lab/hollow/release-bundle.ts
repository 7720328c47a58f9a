import { createHash } from 'node:crypto';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { strFromU8, unzipSync } from 'fflate';
import type { GoldenSet, InstanceSpec } from '../../src/core/instance-spec.ts';
import type { BundlePlace } from './user-data.ts';

/** The parts of a release bundle that a hollow instance needs. A real instance unpacks and runs the bundle. */
export interface ReleaseBundle {
  readonly spec: InstanceSpec;
  /** The number of requests in the golden set; 0: the release has none. */
  readonly goldenCount: number;
}

/** Reads bundles from the bucket, as instances do. Refuses one whose digest differs from the user data's. */
export class Bundles {
  readonly #s3: S3Client;
  readonly #read = new Map<string, Promise<ReleaseBundle>>();

  constructor(s3: S3Client) {
    this.#s3 = s3;
  }

  /**
   * Reads a bundle once for all instances of a release. A failure is not kept, so the next instance tries
   * again.
   */
  read(place: BundlePlace): Promise<ReleaseBundle> {
    const known = this.#read.get(place.sha256);
    if (known !== undefined) return known;
    const reading = this.#fetch(place);
    this.#read.set(place.sha256, reading);
    reading.catch(() => this.#read.delete(place.sha256));
    return reading;
  }

  async #fetch({ bucket, key, sha256 }: BundlePlace): Promise<ReleaseBundle> {
    const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const zip = (await Body?.transformToByteArray()) ?? new Uint8Array();
    const found = createHash('sha256').update(zip).digest('hex');
    if (found !== sha256) throw new Error(`s3://${bucket}/${key} has sha256 ${found}, not ${sha256}`);
    return opened(zip);
  }
}

function opened(zip: Uint8Array): ReleaseBundle {
  const files = unzipSync(zip, { filter: ({ name }) => name === 'spec.json' || name === 'golden.json' });
  const { 'spec.json': spec, 'golden.json': golden } = files;
  if (spec === undefined) throw new Error('the bundle has no spec.json');
  const requests = golden === undefined ? [] : (JSON.parse(strFromU8(golden)) as GoldenSet).requests;
  return { spec: JSON.parse(strFromU8(spec)) as InstanceSpec, goldenCount: requests.length };
}
