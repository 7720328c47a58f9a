import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Paths of all files that a clone has or a commit would add, without those deleted and not committed yet. */
export const repositoryFiles = (): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && existsSync(path));
