import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { S3Client } from '@aws-sdk/client-s3';
import { strToU8, zipSync } from 'fflate';
import { Bundles } from '../../../lab/hollow/release-bundle.ts';

const zip = zipSync({
  'spec.json': strToU8('{"releaseId":"r1"}'),
  'golden.json': strToU8('{"requests":[{},{},{}]}'),
  'boot.sh': strToU8('exit 1'),
});
const sha256 = createHash('sha256').update(zip).digest('hex');

/** A bucket that answers each read with the next of `bodies`. */
const bucket = (...bodies: readonly (Uint8Array | Error)[]) => {
  const asked: unknown[] = [];
  const send = async ({ input }: { input: unknown }) => {
    const body = bodies[asked.push(input) - 1];
    if (body instanceof Error) throw body;
    return { Body: { transformToByteArray: async () => body } };
  };
  return { asked, bundles: new Bundles({ send } as unknown as S3Client) };
};

describe('a bundle', () => {
  it('gives the release and its number of golden requests, and is read once for all instances', async () => {
    const { asked, bundles } = bucket(zip);
    const place = { bucket: 'state', key: 'b.zip', sha256 };
    const [one, two] = await Promise.all([bundles.read(place), bundles.read(place)]);
    expect(one).toEqual({ spec: { releaseId: 'r1' }, goldenCount: 3 });
    expect(two).toBe(one);
    expect(asked).toEqual([{ Bucket: 'state', Key: 'b.zip' }]);
  });

  it('with a digest other than the user data’s is refused', async () => {
    const { bundles } = bucket(zip);
    await expect(bundles.read({ bucket: 'state', key: 'b.zip', sha256: 'other' })).rejects.toThrow(
      `s3://state/b.zip has sha256 ${sha256}, not other`,
    );
  });

  it('that could not be read is read again', async () => {
    const { bundles } = bucket(new Error('no'), zip);
    const place = { bucket: 'state', key: 'b.zip', sha256 };
    await expect(bundles.read(place)).rejects.toThrow('no');
    await expect(bundles.read(place)).resolves.toHaveProperty('goldenCount', 3);
  });

  it('without a golden set has no golden requests; without a spec it is refused', async () => {
    const bare = zipSync({ 'spec.json': strToU8('{}') });
    const none = zipSync({ 'boot.sh': strToU8('') });
    const read = (body: Uint8Array) =>
      bucket(body).bundles.read({
        bucket: 'b',
        key: 'k',
        sha256: createHash('sha256').update(body).digest('hex'),
      });
    expect((await read(bare)).goldenCount).toBe(0);
    await expect(read(none)).rejects.toThrow('no spec.json');
  });
});
