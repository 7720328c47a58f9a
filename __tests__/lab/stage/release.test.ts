import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { labClient } from '../../../lab/door/lab-client.ts';
import { startLab, USER_ACCESS_KEY, type Lab } from '../../../lab/lab.ts';
import { startRelease, type ReleaseOptions, type RunningRelease } from '../../../lab/stage/release.ts';
import { release, start, workspaceOf } from '../hollow/hollow-lab.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const MINUTE = 60_000;
const folder = temporaryFolder();
let lab: Lab;
let workspace: string;

beforeAll(async () => {
  workspace = workspaceOf(folder, '1.0', '2.0');
  lab = await startLab({ scale: 0.005, instances: 'hollow', throttling: 'aws' });
}, MINUTE);

afterAll(async () => {
  await lab?.stop();
  rmSync(workspace, { recursive: true, force: true });
}, MINUTE);

/** Runs `main` as an action in place of this repository's. */
const scripted = (main: string, options: Partial<ReleaseOptions> = {}): RunningRelease =>
  startRelease(lab, {
    run: 500,
    workspace,
    action: '__tests__/lab/runner/scripted-action',
    inputs: { main, post: `console.log('post')` },
    ...options,
  });

const tellEnvironment = (...names: readonly string[]): string =>
  names.map((name) => `core.setOutput('${name}', String(process.env['${name}']));`).join('\n');

describe('a run', () => {
  it('may be of any verb, user and attempt, with an access key of its own', async () => {
    const { outputs } = await scripted(
      tellEnvironment(
        'GITHUB_ACTOR',
        'GITHUB_RUN_ATTEMPT',
        'AWS_ACCESS_KEY_ID',
        'ACTIONS_ID_TOKEN_REQUEST_URL',
      ),
      { actor: 'hubot', runAttempt: 3, accessKey: 'RUNOFTHREE' },
    ).ended;
    expect(outputs).toEqual({
      GITHUB_ACTOR: 'hubot',
      GITHUB_RUN_ATTEMPT: '3',
      AWS_ACCESS_KEY_ID: 'RUNOFTHREE',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'undefined',
    });
  });

  it('is by default the first attempt, with the usual access key', async () => {
    const { outputs } = await scripted(tellEnvironment('GITHUB_RUN_ATTEMPT', 'AWS_ACCESS_KEY_ID')).ended;
    expect(outputs).toEqual({ GITHUB_RUN_ATTEMPT: '1', AWS_ACCESS_KEY_ID: USER_ACCESS_KEY });
  });

  it('of a job with id-token: write has no access key but may request tokens', async () => {
    const { outputs } = await scripted(
      `${tellEnvironment('AWS_ACCESS_KEY_ID')}
       core.setOutput('token', (await core.getIDToken('sts.amazonaws.com')).split('.').length);`,
      { idToken: true },
    ).ended;
    expect(outputs).toEqual({ AWS_ACCESS_KEY_ID: 'undefined', token: '3' });
  });

  it('may have a wrong clock', async () => {
    const { outputs } = await scripted(`core.setOutput('now', Date.now())`, { clockSkewMs: 86_400_000 })
      .ended;
    expect(Math.round((Number(outputs['now']) - Date.now()) / 3_600_000)).toBe(24);
  });
});

describe('a handle on a run', () => {
  const LISTENS = `for (const name of ['SIGINT', 'SIGTERM'])
      process.on(name, () => { console.log('got ' + name); process.exit(4); });
    console.log('ready'); setInterval(() => undefined, 1000); await new Promise(() => undefined);`;
  const told = (then: (run: RunningRelease) => void): RunningRelease => {
    const run = scripted(LISTENS, { echo: (line) => line === 'ready' && then(run) });
    return run;
  };

  it('gives its process id while it has a process', async () => {
    const run = told((running) => running.signal('SIGTERM'));
    const pid = run.pid();
    expect(pid).toBeGreaterThan(1);
    const { log, exitCode, postExitCode } = await run.ended;
    expect([log[1], exitCode, postExitCode]).toEqual(['got SIGTERM', 4, 0]);
    expect(run.pid()).toBeNull();
  });

  it('can lose the runner', async () => {
    const { log, runnerLost, postExitCode } = await told((running) => running.kill()).ended;
    expect({ log, runnerLost, postExitCode }).toEqual({
      log: ['ready'],
      runnerLost: true,
      postExitCode: null,
    });
  });
});

describe('a whole release, throttled as AWS throttles', () => {
  it(
    'whose runner is lost just before its first write leaves nothing, and the next one is promoted',
    async () => {
      const run = start(lab, workspace, '1.0', { accessKey: 'FIRSTRUN' });
      const isWrite = (operation: string): boolean => /^(PUT|POST|Create|Modify|Update)/.test(operation);
      const end = lab.door.intercept(
        ({ accessKey, operation }) => accessKey === 'FIRSTRUN' && isWrite(operation),
        () => {
          run.kill();
          return 'drop';
        },
      );
      expect(await run.ended).toMatchObject({ runnerLost: true, exitCode: null, postExitCode: null });
      end();
      const calls = lab.door.log.calls({ accessKey: 'FIRSTRUN' });
      expect(calls.length).toBeGreaterThan(1);
      expect(calls.filter(({ operation }) => isWrite(operation))).toMatchObject([{ status: 0 }]);
      const { outputs } = await release(lab, workspace, '1.0', { accessKey: 'NEXTRUN' });
      expect(outputs['result']).toBe('promoted');
    },
    2 * MINUTE,
  );

  it(
    'outlives the sessions of the role that it assumes',
    async () => {
      await new IAMClient(labClient(lab.door.url, lab.place.region)).send(
        new CreateRoleCommand({ RoleName: 'deploy', AssumeRolePolicyDocument: '{}' }),
      );
      // The action renews its session five minutes before the expiry.
      lab.sessions.setLifetime(5 * MINUTE + 3_000);
      const before = Date.now();
      const { outputs } = await release(lab, workspace, '2.0', {
        idToken: true,
        inputs: { 'role-to-assume': 'arn:aws:iam::123456789012:role/deploy' },
      });
      expect(outputs['result']).toBe('promoted');
      const sessions = lab.sessions.all();
      expect(sessions.length).toBeGreaterThan(2);
      for (const { accessKey } of sessions)
        expect(lab.door.log.calls({ accessKey }).length).toBeGreaterThan(0);
      expect(lab.door.log.calls({ accessKey: USER_ACCESS_KEY }).filter(({ at }) => at > before)).toEqual([]);
    },
    2 * MINUTE,
  );

  it('had no defect of the lab', () => {
    expect(lab.defects).toEqual([]);
  });
});
