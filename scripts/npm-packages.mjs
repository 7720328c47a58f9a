import { existsSync, readFileSync } from 'node:fs';

import { run } from './run-command.mjs';

/**
 * The npm packages of the project: their installation from the lock file, and whether it is complete.
 *
 * @typedef {{version?: string, integrity?: string, optional?: boolean}} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages
 */

/** Installs the npm packages of the lock file, unless exactly these are installed. */
export async function ensureNpmPackages() {
  const installed = packagesOf('node_modules/.package-lock.json');
  if (installed && isInstalled(packagesOf('package-lock.json') ?? {}, installed)) return;
  console.log('Installing the npm packages of package-lock.json (about 470 MB on disk).');
  await npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']);
}

/**
 * Whether exactly the locked packages are installed. npm writes node_modules/.package-lock.json last and lists there what
 * it installed: an interrupted installation has none, and a changed lock file differs from it. An optional package may be
 * missing, because it can be for another platform.
 *
 * @param {LockedPackages} locked
 * @param {LockedPackages} installed
 */
export function isInstalled(locked, installed) {
  const wanted = Object.entries(locked).filter(([path]) => path !== '');
  const present = wanted.every(([path, { integrity, optional }]) => {
    const found = installed[path];
    return found ? found.integrity === integrity : optional === true;
  });
  return present && Object.keys(installed).every((path) => path in locked);
}

/**
 * @param {string} lockFile
 * @returns {LockedPackages | null}
 */
function packagesOf(lockFile) {
  if (!existsSync(lockFile)) return null;
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

/**
 * Runs npm: the one that started this script, if one did, because PATH may hold another or none.
 *
 * @param {string[]} args
 */
async function npm(args) {
  const { npm_execpath: ours } = process.env;
  if (ours) await run(process.execPath, [ours, ...args]);
  else await run('npm', args);
}
