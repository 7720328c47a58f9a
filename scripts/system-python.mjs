import { spawnSync } from 'node:child_process';

/**
 * The python3 of the machine: its version, and whether it can make a virtual environment.
 *
 * @typedef {object} SystemPython
 * @property {string} version `3.11.7`
 * @property {string} minor `3.11`: compiled packages fit one minor version only
 * @property {readonly string[]} missing what a virtual environment needs and this Python does not have
 */

/** The versions for which every pinned package has a wheel; `npm run lock:python` checks each. */
export const PYTHON_VERSIONS = /** @type {const} */ (['3.10', '3.11', '3.12', '3.13', '3.14']);

const PROGRAM = `
import json, sys
missing = []
for module in ("ensurepip", "venv"):
    try:
        __import__(module)
    except ImportError:
        missing.append(module)
version = "%d.%d.%d" % sys.version_info[:3]
print(json.dumps({"version": version, "minor": "%d.%d" % sys.version_info[:2], "missing": missing}))
`;

/** @returns {SystemPython | null} null: `python3` is not on PATH, or does not run */
export function systemPython() {
  const { status, stdout } = spawnSync('python3', ['-c', PROGRAM], { encoding: 'utf8' });
  return status === 0 ? JSON.parse(stdout) : null;
}
