import { setTimeout as sleep } from 'node:timers/promises';
import { groupMembers } from './proc-table.ts';

const LOOK_EVERY_MS = 50;
/** SIGKILL cannot be refused; what is left after this long sits in the kernel. */
const KILLED_WITHIN_MS = 2_000;

/** True when the signal reached somebody. */
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
 * SIGTERM to the whole group, SIGKILL after `graceMs`. Ends when nobody is left: the leader's exit alone is no
 * sign of that (TorchServe's Python wrapper leaves its Java server behind).
 */
export async function endGroup(group: number, graceMs: number): Promise<void> {
  if (!signalGroup(group, 'SIGTERM')) return;
  if (await emptyWithin(group, graceMs)) return;
  signalGroup(group, 'SIGKILL');
  await emptyWithin(group, KILLED_WITHIN_MS);
}
