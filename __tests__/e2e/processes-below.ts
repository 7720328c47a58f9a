import { readdirSync, readFileSync } from 'node:fs';

/** Command lines of living processes that mention `text`: an address block or a directory of one lab. */
export function processesBelow(text: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .map(commandLine)
    .filter((line) => line.includes(text));
}

/** '' for a process that ended meanwhile, or belongs to somebody else. */
function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
