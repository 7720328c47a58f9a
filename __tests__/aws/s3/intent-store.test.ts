import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { S3 } from '@aws-sdk/client-s3';
import { intentStore } from '../../../src/aws/s3/intent-store.ts';
import type { Intents } from '../../../src/ports.ts';
import { anIntent } from '../../fakes/intent.ts';
import { cloudOverDoor, type CloudOverDoor } from '../cloud-over-door.ts';

let lab: CloudOverDoor;
let s3: S3;
let store: Intents;
let environment: string;
let tests = 0;
/** Bodies that S3 sent: an unchanged intent has none. */
let sent: number;

beforeAll(async () => {
  lab = await cloudOverDoor();
  s3 = await lab.clients.s3();
  await s3.createBucket({ Bucket: 'state' });
});
afterAll(() => lab.close());
beforeEach(() => {
  tests += 1;
  sent = 0;
  environment = `env${tests}`;
  store = intentStore({ s3: async () => counting() }, lab.calls, () => Promise.resolve('state'));
});

const key = () => `releases/svc/${environment}/intent.json`;
const read = () => store.read('svc', environment);

/** The client, with the answers counted that came with a body. */
function counting(): S3 {
  const getObject = async (...args: Parameters<S3['getObject']>) => {
    const answer = await s3.getObject(args[0]);
    sent += 1;
    return answer;
  };
  return Object.assign(Object.create(s3) as S3, { getObject });
}

describe('the intent beside a record', () => {
  it('is none at first, then what was written last', async () => {
    expect(await read()).toBeNull();
    await store.write('svc', environment, anIntent());
    expect(await read()).toEqual(anIntent());
    await store.write('svc', environment, anIntent({ kind: 'rollback' }));
    expect(await read()).toEqual(anIntent({ kind: 'rollback' }));
  });

  it('S3-07: is sent once while it does not change', async () => {
    await store.write('svc', environment, anIntent());
    for (const _poll of [1, 2, 3]) expect(await read()).toEqual(anIntent());
    expect(sent).toBe(1);
  });

  it.each(['no JSON', '{}', JSON.stringify({ ...anIntent(), kind: 'stop' }), ' '.repeat(70_000)])(
    'is none when it cannot be read, and not asked for in full again: %#',
    async (Body) => {
      await s3.putObject({ Bucket: 'state', Key: key(), Body });
      expect(await read()).toBeNull();
      expect(await read()).toBeNull();
      expect(sent).toBe(1);
      await store.write('svc', environment, anIntent());
      expect(await read()).toEqual(anIntent());
    },
  );

  it('of one environment is not another’s', async () => {
    await store.write('svc', environment, anIntent());
    expect(await store.read('svc', `${environment}x`)).toBeNull();
  });

  it('that S3 will not show is a problem, not "none"', async () => {
    const nowhere = intentStore(lab.clients, lab.calls, () => Promise.resolve('no-such-bucket'));
    await expect(nowhere.read('svc', environment)).rejects.toMatchObject({ problem: { code: 'TSD3301' } });
  });
});
