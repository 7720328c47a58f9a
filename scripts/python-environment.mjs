import { join } from 'node:path';

import { pythonPlace } from './python-place.mjs';
import { run } from './run-command.mjs';

const BUILDER = join(import.meta.dirname, 'build_python_environment.py');

/**
 * Builds the pinned Python environment unless it is there.
 *
 * @returns {Promise<Record<string, string>>} the variables that tell lab/python-environment.ts where it is
 */
export async function ensurePythonEnvironment() {
  const { LAB_PYTHON_BIN, LAB_JAVA_HOME } = process.env;
  if (LAB_PYTHON_BIN && LAB_JAVA_HOME) return { LAB_PYTHON_BIN, LAB_JAVA_HOME };
  const place = pythonPlace();
  if (!place.complete) await run('python3', [BUILDER, place.dir, place.requirements, place.pins]);
  return { LAB_PYTHON_BIN: place.bin, LAB_JAVA_HOME: place.javaHome };
}
