import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { main } from './main.mjs';
import { requireLabTools } from './machine.mjs';
import { cpuWheels, lockFiles } from './python-lock-files.mjs';
import { run } from './run-command.mjs';
import { PYTHON_VERSIONS } from './system-python.mjs';
import { CPU_INDEX } from './torch-index.mjs';

/**
 * `npm run lock:python [NAME …]`: writes lab/python-lock/ from lab/python-requirements.txt, with the versions that are
 * locked already, except of the packages that are named: of those the newest.
 */
const REQUIREMENTS = 'lab/python-requirements.txt';
const LOCK = 'lab/python-lock';
const TOOL = 'scripts/uv.txt';
const ANSWER_MS = 10_000;

await main(async () => {
  requireLabTools();
  const folder = await mkdtemp(join(tmpdir(), 'lock-'));
  try {
    const uv = await installedUv(folder);
    const whole = join(folder, 'whole.txt');
    await writeFile(whole, `${await written('packages.txt')}\n${await written('torch-plain.txt')}`);
    await compile(uv, REQUIREMENTS, whole, process.argv.slice(2));
    await checkWheels(uv, whole, join(folder, 'nothing'));
    const files = lockFiles(await readFile(whole, 'utf8'), await cpuPage(), await written('torch-cpu.txt'));
    for (const [name, text] of Object.entries(files)) await writeFile(join(LOCK, name), text);
    console.log(`Wrote ${Object.keys(files).join(', ')} in ${LOCK}.`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/**
 * @param {string} folder
 * @returns {Promise<string>} the command
 */
async function installedUv(folder) {
  const environment = join(folder, 'uv');
  const python = join(environment, 'bin', 'python');
  await run('python3', ['-m', 'venv', environment]);
  await run(python, ['-m', 'pip', 'install', '-q', '--require-hashes', '--only-binary=:all:', '-r', TOOL]);
  return join(environment, 'bin', 'uv');
}

/**
 * One file for every Python and both architectures. It holds no index: uv and pip each have their own setting.
 *
 * @param {string} uv
 * @param {string} requirements
 * @param {string} output what it holds already is kept
 * @param {readonly string[]} renewed
 */
async function compile(uv, requirements, output, renewed) {
  const form = ['--universal', '--generate-hashes', '--no-header', '--no-annotate', '--only-binary=:all:'];
  const oldest = ['--python-version', PYTHON_VERSIONS[0]];
  const renew = renewed.flatMap((name) => ['--upgrade-package', name]);
  await run(uv, ['pip', 'compile', '-q', ...form, ...oldest, ...renew, requirements, '-o', output]);
}

/**
 * Every Python and architecture has a wheel of every package; nothing is downloaded or installed.
 *
 * @param {string} uv
 * @param {string} locked
 * @param {string} target
 */
async function checkWheels(uv, locked, target) {
  const look = ['pip', 'install', '-q', '--dry-run', '--no-deps', '--require-hashes', '--only-binary=:all:'];
  for (const version of PYTHON_VERSIONS)
    for (const machine of ['x86_64', 'aarch64']) {
      const platform = ['--python-version', version, '--python-platform', `${machine}-manylinux_2_28`];
      await run(uv, [...look, ...platform, '--target', target, '-r', locked]);
    }
}

/** The CPU index's list of torch's wheels, or null where it does not answer. */
async function cpuPage() {
  try {
    const answer = await fetch(`${CPU_INDEX}/torch/`, { signal: AbortSignal.timeout(ANSWER_MS) });
    return answer.ok ? cpuWheels(await answer.text()) : null;
  } catch {
    return null;
  }
}

/** @param {string} name */
async function written(name) {
  return readFile(join(LOCK, name), 'utf8');
}
