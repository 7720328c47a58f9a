import { readFileSync, readdirSync } from 'node:fs';

/** One process as /proc/<pid>/stat tells it. */
export interface ProcEntry {
  readonly pid: number;
  /** One letter: `Z` is a zombie, which holds nothing any more. */
  readonly state: string;
  readonly group: number;
  /** Clock ticks since boot: with the pid it names a process for good, since pids are used again. */
  readonly startTime: string;
}

/** Reads one line of /proc/<pid>/stat; null when it is not one. The name (field 2) may hold spaces and brackets. */
export function parseStat(stat: string): ProcEntry | null {
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, , group] = afterName;
  const startTime = afterName[19];
  const pid = Number.parseInt(stat, 10);
  if (!Number.isInteger(pid) || state === undefined || group === undefined || startTime === undefined)
    return null;
  return { pid, state, group: Number(group), startTime };
}

/** The process as the kernel tells it; null when there is none (any more). */
export function statLine(pid: number | string): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
}

/** null when there is no such process (any more). */
export function readProcess(pid: number | string): ProcEntry | null {
  const stat = statLine(pid);
  return stat === null ? null : parseStat(stat);
}

/** Living members of a process group; zombies are not counted. */
export function groupMembers(group: number): readonly ProcEntry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readProcess)
    .filter((entry): entry is ProcEntry => entry !== null && entry.group === group && entry.state !== 'Z');
}
