import { pythonPlace } from '../scripts/python-place.mjs';

/**
 * The pinned Python environment (lab/python-requirements.txt): its `bin` directory and the Java home for
 * TorchServe. `LAB_PYTHON_BIN` and `LAB_JAVA_HOME` name another one. `npm start`, `npm test` and `npm run lab`
 * set them; only a process started without them looks for the environment.
 *
 * @throws when no environment was built; the message names the command that builds it
 */
export function pythonEnvironment(): { bin: string; javaHome: string } {
  const { LAB_PYTHON_BIN: bin, LAB_JAVA_HOME: javaHome } = process.env;
  if (bin && javaHome) return { bin, javaHome };
  const place = pythonPlace();
  if (!place.complete) throw new Error(`No Python environment at ${place.dir}: run "npm run setup" first.`);
  return { bin: bin || place.bin, javaHome: javaHome || place.javaHome };
}
