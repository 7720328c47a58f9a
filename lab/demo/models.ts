import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SOURCES = fileURLToPath(new URL('models/', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Trains and archives the four versions of the demo's model, unless they exist already for the same sources.
 * Returns their directory, with `1.0/digits.mar` to `4.0/digits.mar` and `golden.json`.
 */
export async function trainedModels(
  pythonBin: string,
  tell: (line: string) => void = () => undefined,
): Promise<string> {
  const directory = join(ROOT, '.lab', `models-${sourcesDigest()}`);
  if (existsSync(directory)) return directory;
  mkdirSync(dirname(directory), { recursive: true });
  const unfinished = mkdtempSync(`${directory}.`);
  try {
    const { stdout } = await promisify(execFile)(
      join(pythonBin, 'python'),
      ['-B', '-W', 'ignore', join(SOURCES, 'train.py'), unfinished],
      { env: { PATH: `${pythonBin}:/usr/bin:/bin`, OMP_NUM_THREADS: '2' } },
    );
    for (const line of stdout.trim().split('\n')) tell(line);
    publish(unfinished, directory);
    return directory;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * Moves the finished directory into place in one step. If another process was first, its result is the same.
 */
function publish(unfinished: string, directory: string): void {
  try {
    renameSync(unfinished, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
  }
}

function sourcesDigest(): string {
  const digest = createHash('sha256');
  for (const name of readdirSync(SOURCES)
    .filter((file) => file.endsWith('.py'))
    .toSorted())
    digest.update(readFileSync(join(SOURCES, name)));
  return digest.digest('hex').slice(0, 8);
}
