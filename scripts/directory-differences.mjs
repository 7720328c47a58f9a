import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lists the files that differ between two directories, byte for byte, or exist in one alone.
 *
 * @param {string} one
 * @param {string} other
 * @returns {string[]} relative paths, sorted
 */
export function directoryDifferences(one, other) {
  const files = new Set([...filesIn(one), ...filesIn(other)]);
  return [...files].filter((file) => !sameBytes(join(one, file), join(other, file))).toSorted();
}

/** @param {string} directory */
function filesIn(directory) {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1));
}

/**
 * @param {string} one
 * @param {string} other
 */
function sameBytes(one, other) {
  try {
    return readFileSync(one).equals(readFileSync(other));
  } catch {
    return false;
  }
}
