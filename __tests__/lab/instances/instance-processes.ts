import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { readProcess } from '../../../lab/processes/proc-table.ts';

/** Living processes that work below a directory, e.g. an instance's. */
export function processesBelow(dir: string): readonly { command: string; group: number }[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      if (!readlinkSync(`/proc/${pid}/cwd`).startsWith(`${dir}/`)) return [];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return [{ command, group: readProcess(pid)?.group ?? 0 }];
    } catch {
      // Ended while it was looked at.
      return [];
    }
  });
}
