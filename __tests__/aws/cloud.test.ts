import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cloud } from '../../src/aws/cloud.ts';
import { cloudOverDoor, REGION, type CloudOverDoor } from './cloud-over-door.ts';

let lab: CloudOverDoor;
beforeAll(async () => {
  lab = await cloudOverDoor();
});
afterAll(() => lab.close());

const made = (stateBucket: string | null, roleToAssume: string | null = null) =>
  cloud({ region: REGION, stateBucket, roleToAssume, idToken: async () => 'token', clock: lab.clock });

it('keeps its things in a bucket named after account and region, asked for once', async () => {
  const aws = made(null);
  const before = lab.count('GetCallerIdentity');
  const name = await aws.artifacts.bucket();
  expect(name).toMatch(new RegExp(`^torchserve-deploy-\\d{12}-${REGION}$`));
  const s3 = await lab.clients.s3();
  await s3.createBucket({ Bucket: name });
  expect(await aws.records.load('svc', 'env')).toBeNull();
  expect(await aws.reports.read('r1')).toEqual([]);
  expect(lab.count('GetCallerIdentity') - before).toBe(1);
});

it('keeps them in the bucket that is named', async () => {
  await (await lab.clients.s3()).createBucket({ Bucket: 'named' });
  const zip = new TextEncoder().encode('a bundle');
  const sha256 = createHash('sha256').update(zip).digest('hex');
  expect(await made('named').artifacts.publishBundle(zip, sha256)).toBe(`s3://named/bundles/${sha256}.zip`);
});

it('works with the credentials of the role that is given', async () => {
  const aws = made('named', 'arn:aws:iam::123456789012:role/deploy');
  await aws.alarms.read(['none']);
  const keys = lab.door.log.calls({ operation: 'DescribeAlarms' }).map((call) => call.accessKey);
  expect(keys).toHaveLength(1);
  expect(keys[0]).toMatch(/^ASIA/);
  expect(lab.count('AssumeRoleWithWebIdentity')).toBe(0);
});

it.each([null, 'arn:aws:iam::123456789012:role/deploy'])(
  'passes on the time that AWS tells: %s',
  async (role) => {
    const heard: number[] = [];
    const aws = cloud({
      region: REGION,
      stateBucket: 'named',
      roleToAssume: role,
      idToken: async () => 'token',
      clock: lab.clock,
      onServerTime: (time) => heard.push(time),
    });
    await aws.alarms.read(['none']);
    expect(heard).toHaveLength(role === null ? 1 : 2);
    expect(Math.abs(heard[0]! - Date.now())).toBeLessThan(60_000);
  },
);

it('loads no client before it is used: a run that is refused early must start fast', async () => {
  const module = fileURLToPath(new URL('../../src/aws/cloud.ts', import.meta.url));
  const code = `
    const { registerHooks } = await import('node:module');
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    const { cloud } = await import(${JSON.stringify(module)});
    cloud({ region: 'r', stateBucket: null, roleToAssume: 'arn', idToken: async () => '', clock: {} });
    console.log(JSON.stringify(loaded));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    env: {},
  });
  const loaded = JSON.parse(stdout) as string[];
  expect(loaded).toContain(new URL('../../src/aws/cloud.ts', import.meta.url).href);
  expect(loaded.filter((url) => url.includes('node_modules'))).toEqual([]);
});
