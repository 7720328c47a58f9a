import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { endEnrolled, processRegistry } from './process-registry.ts';

/**
 * The guardian: a program that ends the lab's processes after the lab has ended, for whatever reason (SIGKILL
 * included). `node lab/processes/guardian.ts <lab directory>`; its standard input is a pipe that the lab holds
 * open. When the pipe closes, it ends every process group that is still enrolled and removes the lab's directory.
 */
const GRACE_MS = 2_000;
/** A process that the lab started just before its end needs a few milliseconds to enrol itself. */
const ENROLS_WITHIN_MS = 200;

async function endAll(labDir: string): Promise<void> {
  const registry = processRegistry(labDir);
  await endEnrolled(registry, GRACE_MS);
  await sleep(ENROLS_WITHIN_MS);
  await endEnrolled(registry, GRACE_MS);
  rmSync(labDir, { recursive: true, force: true });
}

const [labDir] = process.argv.slice(2);
if (labDir === undefined) throw new Error('usage: node lab/processes/guardian.ts <lab directory>');
process.stdin.on('close', () => void endAll(labDir)).resume();
