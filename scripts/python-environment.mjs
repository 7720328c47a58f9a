import { join } from 'node:path';

import { pythonPlace } from './python-place.mjs';
import { run } from './run-command.mjs';
import { CPU_INDEX } from './torch-index.mjs';

/**
 * Builds the lab's pinned Python environment, and names its place in the variables that
 * lab/python-environment.ts reads.
 *
 * @typedef {{LAB_PYTHON_BIN: string, LAB_JAVA_HOME: string}} PythonVariables
 */

const BUILDER = join(import.meta.dirname, 'build_python_environment.py');

/** @returns {PythonVariables | null} the user's own environment, if both variables name one */
export function givenPythonEnvironment() {
  const { LAB_PYTHON_BIN, LAB_JAVA_HOME } = process.env;
  return LAB_PYTHON_BIN && LAB_JAVA_HOME ? { LAB_PYTHON_BIN, LAB_JAVA_HOME } : null;
}

/**
 * Builds the pinned Python environment unless it is there, or the user gives one.
 *
 * @returns {Promise<PythonVariables>}
 */
export async function ensurePythonEnvironment() {
  const given = givenPythonEnvironment();
  if (given) return given;
  const place = pythonPlace();
  const index = process.env['LAB_TORCH_INDEX_URL'] ?? CPU_INDEX;
  if (!place.complete) await run('python3', [BUILDER, place.dir, place.lock, index]);
  return { LAB_PYTHON_BIN: place.bin, LAB_JAVA_HOME: place.javaHome };
}
