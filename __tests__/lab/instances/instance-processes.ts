import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { readProcess } from '../../../lab/processes/proc-table.ts';

/** The living processes whose working directory is below a directory, e.g. an instance's. */
export function processesBelow(dir: string): readonly { command: string; group: number }[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      if (!readlinkSync(`/proc/${pid}/cwd`).startsWith(`${dir}/`)) return [];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return [{ command, group: readProcess(pid)?.group ?? 0 }];
    } catch {
      // It ended during the read.
      return [];
    }
  });
}
