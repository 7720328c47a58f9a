import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { CommandFailed, exitCodeOf, run } from '../../scripts/run-command.mjs';

const shell = (script: string) => ['-c', script];

it('gives the exit code of a command, also of one that a signal ended', async () => {
  expect(await exitCodeOf('sh', shell('exit 3'))).toBe(3);
  expect(await exitCodeOf('sh', shell('kill -KILL $$'))).toBe(128 + 9);
});

it('throws what a failed command ended with', async () => {
  await expect(run('sh', shell('exit 3'))).rejects.toEqual(new CommandFailed('sh', 3));
  await expect(run('sh', shell('exit 0'))).resolves.toBeUndefined();
});

/** A script as npm runs it, around a command that ends with 7 on SIGTERM and needs a moment for SIGINT. */
async function wrapped(signal: NodeJS.Signals, toGroup: boolean): Promise<number | null> {
  const command = `trap 'exit 7' TERM; trap 'sleep 0.3; exit 8' INT; echo ready; while :; do sleep 0.05; done`;
  const program = `import { exitCodeOf } from '${resolve('scripts/run-command.mjs')}';
    process.exitCode = await exitCodeOf('sh', ['-c', ${JSON.stringify(command)}]);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { detached: true });
  try {
    await once(child.stdout, 'data');
    process.kill(toGroup ? -child.pid! : child.pid!, signal);
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  } finally {
    endGroup(child.pid!);
  }
}

/** Whatever a failed test leaves running. */
function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nothing was left.
  }
}

it('passes SIGTERM on to the command', async () => {
  expect(await wrapped('SIGTERM', false)).toBe(7);
});

it('waits for the command to end in its own way after Ctrl-C, which the whole group gets', async () => {
  expect(await wrapped('SIGINT', true)).toBe(8);
});
