import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const SHIMS = fileURLToPath(new URL('../../../lab/instances/shims', import.meta.url));
let dir: string;

beforeEach(() => {
  dir = mkdtempSync('/tmp/tsd-s-');
  for (const name of ['bin', 'journal']) mkdirSync(join(dir, name));
});
afterEach(() => rmSync(dir, { recursive: true }));

const shell = (script: string) => {
  const env = {
    PATH: `${dir}/bin:${SHIMS}:/usr/bin:/bin`,
    LAB_INSTANCE_DIR: dir,
    LAB_SHIMS: SHIMS,
    LAB_NODE: process.execPath,
  };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { env, cwd: dir, encoding: 'utf8' });
  return { status, stdout, stderr };
};

describe('dnf', () => {
  it('installs a package that the lab replaces', () => {
    const found = 'command -v amazon-cloudwatch-agent-ctl';
    expect(shell(found).stdout).toBe('');
    expect(shell(`dnf install --assumeyes --quiet amazon-cloudwatch-agent && ${found}`).stdout).toBe(
      `${dir}/bin/amazon-cloudwatch-agent-ctl\n`,
    );
  });

  it('fails for any other package with dnf’s message', () => {
    const { status, stderr } = shell('dnf install -y nginx');
    expect([status, stderr]).toEqual([1, 'Error: Unable to find a match: nginx\n']);
  });
});

describe('docker', () => {
  it('refuses to run anything, even if the machine has docker', () => {
    const { status, stderr } = shell('docker run x');
    expect([status, stderr]).toEqual([125, expect.stringContaining('runs no containers')]);
  });
});

describe('the CloudWatch agent', () => {
  it.each([
    ['{"agent": {}}', 0],
    ['{"agent": ', 1],
  ])('its control program reads the configuration %s and ends with %i', (config, code) => {
    writeFileSync(join(dir, 'c.json'), config);
    const command = 'amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:c.json';
    expect(shell(`dnf install amazon-cloudwatch-agent && ${command}`).status).toBe(code);
  });
});

describe('journalctl', () => {
  it('prints the last lines of a unit, and nothing for one that never wrote', () => {
    writeFileSync(join(dir, 'journal', 'x.log'), 'one\ntwo\nthree\n');
    expect(shell('journalctl --unit x --lines 2 --output cat --no-pager').stdout).toBe('two\nthree\n');
    expect(shell('journalctl -u x.service -n 1').stdout).toBe('three\n');
    expect(shell('journalctl -u y')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(shell('journalctl --follow').status).toBe(1);
  });
});

describe('users', () => {
  it('useradd and chown succeed without changing anything', () => {
    const before = execFileSync('stat', ['-c', '%U', dir]).toString();
    expect(shell('useradd --system model-server && chown -R model-server: .').status).toBe(0);
    expect(execFileSync('stat', ['-c', '%U', dir]).toString()).toBe(before);
  });
});
