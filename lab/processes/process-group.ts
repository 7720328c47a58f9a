import { setTimeout as sleep } from 'node:timers/promises';
import { groupMembers } from './proc-table.ts';

/** Signals process groups and ends them. */

const LOOK_EVERY_MS = 50;
/** The wait after SIGKILL. A process that is left then hangs in the kernel. */
const KILLED_WITHIN_MS = 2_000;

/** Sends a signal to a process group. True when it reached a process. */
export function signalGroup(group: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

async function emptyWithin(group: number, ms: number): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += LOOK_EVERY_MS) {
    if (groupMembers(group).length === 0) return true;
    await sleep(LOOK_EVERY_MS);
  }
  return groupMembers(group).length === 0;
}

/**
 * Ends a process group: SIGTERM to all of it, SIGKILL after `graceMs`. Resolves when no member is left. The
 * leader's exit alone does not tell that: TorchServe's Python wrapper leaves its Java server behind.
 */
export async function endGroup(group: number, graceMs: number): Promise<void> {
  if (!signalGroup(group, 'SIGTERM')) return;
  if (await emptyWithin(group, graceMs)) return;
  signalGroup(group, 'SIGKILL');
  await emptyWithin(group, KILLED_WITHIN_MS);
}
