import { spawnSync } from 'node:child_process';

import { givenPythonEnvironment } from './python-environment.mjs';
import { PYTHON_VERSIONS, systemPython } from './system-python.mjs';

/**
 * Checks what a command needs of the machine: one line names the remedy for what is missing. This happens
 * before anything is downloaded. Node's own version comes even earlier, in node-version.cjs.
 */

const NAMES = /** @type {Readonly<Record<string, string>>} */ ({ darwin: 'macOS', win32: 'Windows' });
const VERSIONS = `Python ${PYTHON_VERSIONS[0]} to ${PYTHON_VERSIONS.at(-1)}`;

/**
 * For what runs on Node alone: building and linting.
 *
 * @param {{platform: NodeJS.Platform, arch: string, node: string, npm: boolean}} machine `node`: `20.11.0`
 * @returns {string | null} null: nothing is missing
 */
export function missingForNode({ platform, arch, node, npm }) {
  if (!npm) return 'npm is needed and not on PATH: install it beside Node and run this again.';
  if (Number(node.split('.')[0]) >= 24 || (platform === 'linux' && arch === 'x64')) return null;
  return `Node 24 or newer is needed on ${platform}-${arch}, this is ${node}: install it and run this again.`;
}

/**
 * For the lab, which runs real servers and reads /proc.
 *
 * @param {NodeJS.Platform} platform
 * @returns {string | null} null: nothing is missing
 */
export function missingLinux(platform) {
  if (platform === 'linux') return null;
  return (
    `Linux is needed, this is ${NAMES[platform] ?? platform}: open the repository in its dev container ` +
    '(.devcontainer, in VS Code "Reopen in Container") and run this again there.'
  );
}

/**
 * For the Python environment of the lab.
 *
 * @param {import('./system-python.mjs').SystemPython | null} python null: there is none
 * @returns {string | null} null: nothing is missing
 */
export function missingPython(python) {
  if (!python)
    return `${VERSIONS} is needed, python3 is not on PATH: install it (Debian, Ubuntu: apt install python3-venv).`;
  if (!PYTHON_VERSIONS.some((version) => version === python.minor))
    return `${VERSIONS} is needed, python3 is ${python.version}: put another one first on PATH.`;
  if (python.missing.length === 0) return null;
  return (
    `python3 ${python.version} cannot make a virtual environment, it has no module ${python.missing.join(' and no ')}: ` +
    'install it (Debian, Ubuntu: apt install python3-venv).'
  );
}

/** @throws {Error} with what is missing for Node's part */
export function requireNodeTools() {
  const { platform, arch, versions } = process;
  refuse(missingForNode({ platform, arch, node: versions.node, npm: hasNpm() }));
}

/** @throws {Error} with what is missing for the lab */
export function requireLabTools() {
  refuse(missingLinux(process.platform));
  if (!givenPythonEnvironment()) refuse(missingPython(systemPython()));
}

/** @param {string | null} missing */
function refuse(missing) {
  if (missing !== null) throw new Error(missing);
}

function hasNpm() {
  return Boolean(process.env['npm_execpath']) || spawnSync('npm', ['--version']).status === 0;
}
