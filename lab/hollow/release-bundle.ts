import { createHash } from 'node:crypto';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { strFromU8, unzipSync } from 'fflate';
import type { GoldenSet, InstanceSpec } from '../../src/core/instance-spec.ts';
import type { BundlePlace } from './user-data.ts';

/** What a hollow instance takes from the bundle that a real one would unpack and run. */
export interface ReleaseBundle {
  readonly spec: InstanceSpec;
  /** Requests in the golden set; 0: the release has none. */
  readonly goldenCount: number;
}

/** Reads bundles as instances do: from the bucket, and none whose digest is another than the user data says. */
export class Bundles {
  readonly #s3: S3Client;
  readonly #read = new Map<string, Promise<ReleaseBundle>>();

  constructor(s3: S3Client) {
    this.#s3 = s3;
  }

  /** Instances of one release read one bundle; a refusal is not kept, so that the next instance asks again. */
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
