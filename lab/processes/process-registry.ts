import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endGroup } from './process-group.ts';
import { parseStat, readProcess, statLine } from './proc-table.ts';

/**
 * Which process groups belong to a lab: one file per group in `<lab>/processes`, named by the leader's pid and
 * holding its /proc/<pid>/stat line. A process enrols itself before it becomes the program asked for, so that no
 * crash of the lab falls between start and enrolment.
 */
export interface ProcessRegistry {
  readonly dir: string;
  /** Groups that are still ours: a pid that was given to another process since is left alone. */
  groups(): readonly number[];
  /** Takes in a group that something else started; one that has ended already is left out. */
  enrol(group: number): void;
  forget(group: number): void;
}

/** `sh -c ENROL sh <dir> <command> <args…>`: the shell writes its own stat line, then becomes the command. */
export const ENROL = 'read -r stat </proc/$$/stat && echo "$stat" >"$1/$$" && shift && exec "$@"';

function stillOurs(dir: string, name: string): boolean {
  const enrolled = parseStat(readFileSync(join(dir, name), 'utf8'));
  const now = readProcess(name);
  // No leader: its number stays taken as long as members of its group live, so the group is ours or empty.
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
