import { readFileSync, readdirSync } from 'node:fs';

/** Reads processes and process groups from /proc. */

/** A process as /proc/<pid>/stat describes it. */
interface ProcEntry {
  readonly pid: number;
  /** One letter. `Z` is a zombie, which holds nothing any more. */
  readonly state: string;
  readonly group: number;
  /** Clock ticks since boot. Together with the pid it identifies a process, since pids are reused. */
  readonly startTime: string;
}

/**
 * Parses a line of /proc/<pid>/stat; null when it is not one. The name (field 2) may contain spaces and
 * brackets.
 */
export function parseStat(stat: string): ProcEntry | null {
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, , group] = afterName;
  const startTime = afterName[19];
  const pid = Number.parseInt(stat, 10);
  if (!Number.isInteger(pid) || state === undefined || group === undefined || startTime === undefined)
    return null;
  return { pid, state, group: Number(group), startTime };
}

/** The line of /proc/<pid>/stat; null when the process does not exist. */
export function statLine(pid: number | string): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
}

/** The process; null when it does not exist. */
export function readProcess(pid: number | string): ProcEntry | null {
  const stat = statLine(pid);
  return stat === null ? null : parseStat(stat);
}

/** The living members of a process group, without zombies. */
export function groupMembers(group: number): readonly ProcEntry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readProcess)
    .filter((entry): entry is ProcEntry => entry !== null && entry.group === group && entry.state !== 'Z');
}
