import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { endEnrolled, processRegistry } from './process-registry.ts';

/**
 * Run as a program: `node lab/guardian.ts <lab directory>`, its standard input a pipe that the lab holds open.
 * The pipe closes when the lab ends, however it ends (SIGKILL included); then every group still enrolled is ended
 * and the lab's directory is removed.
 */
const GRACE_MS = 2_000;
/** A process that the lab started in its last moment needs a few milliseconds to enrol itself. */
const ENROLS_WITHIN_MS = 200;

async function endAll(labDir: string): Promise<void> {
  const registry = processRegistry(labDir);
  await endEnrolled(registry, GRACE_MS);
  await sleep(ENROLS_WITHIN_MS);
  await endEnrolled(registry, GRACE_MS);
  rmSync(labDir, { recursive: true, force: true });
}

const [labDir] = process.argv.slice(2);
if (labDir === undefined) throw new Error('usage: node lab/guardian.ts <lab directory>');
process.stdin.on('close', () => void endAll(labDir)).resume();
