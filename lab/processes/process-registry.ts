import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endGroup } from './process-group.ts';
import { parseStat, readProcess, statLine } from './proc-table.ts';

/**
 * The process groups of a lab: one file per group in `<lab>/processes`, named by the leader's pid, with its
 * /proc/<pid>/stat line. A process enrols itself before it becomes the wanted program, so that no crash of the
 * lab can come between start and enrolment.
 */
export interface ProcessRegistry {
  readonly dir: string;
  /** The groups that still belong to the lab. A pid that now belongs to another process is left out. */
  groups(): readonly number[];
  /** Enrols a group that other code started, unless it has ended. */
  enrol(group: number): void;
  forget(group: number): void;
}

/**
 * The shell script that starts a program: `sh -c ENROL sh <dir> <command> <args…>`. The shell writes its own
 * stat line, then becomes the command.
 */
export const ENROL = 'read -r stat </proc/$$/stat && echo "$stat" >"$1/$$" && shift && exec "$@"';

function stillOurs(dir: string, name: string): boolean {
  const enrolled = parseStat(readFileSync(join(dir, name), 'utf8'));
  const now = readProcess(name);
  // Without a leader the pid stays taken while the group has members, so the group is ours or empty.
  return enrolled !== null && (now === null || now.startTime === enrolled.startTime);
}

export function processRegistry(labDir: string): ProcessRegistry {
  const dir = join(labDir, 'processes');
  mkdirSync(dir, { recursive: true });
  return {
    dir,
    groups: () =>
      readdirSync(dir)
        .filter((name) => stillOurs(dir, name))
        .map(Number),
    enrol: (group) => {
      const stat = statLine(group);
      if (stat !== null) writeFileSync(join(dir, String(group)), stat);
    },
    forget: (group) => rmSync(join(dir, String(group)), { force: true }),
  };
}

/** Ends every enrolled group: SIGTERM, SIGKILL after `graceMs`. */
export async function endEnrolled(registry: ProcessRegistry, graceMs: number): Promise<void> {
  const end = async (group: number): Promise<void> => {
    await endGroup(group, graceMs);
    registry.forget(group);
  };
  await Promise.all(registry.groups().map(end));
}
