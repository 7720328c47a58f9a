import { createServer, type Server } from 'node:net';

/**
 * A block of loopback addresses, `127.<number>.0.0/16`. One lab holds it until it releases it, so no two labs
 * share addresses.
 */
interface Block {
  readonly number: number;
  release(): Promise<void>;
}

const FIRST = 64;
const LAST = 250;
/** Binding this port locks the block. The kernel frees it when the process ends, for whatever reason. */
const LOCK_PORT = 40404;

/**
 * Takes the first free block. The search starts at a place that depends on `seed`, so that labs that start
 * together seldom collide.
 */
export async function takeBlock(seed = process.pid): Promise<Block> {
  const count = LAST - FIRST + 1;
  for (let tried = 0; tried < count; tried += 1) {
    const number = FIRST + ((seed + tried) % count);
    const lock = await tryLock(`127.${number}.0.9`);
    if (lock !== null) return { number, release: () => new Promise((done) => lock.close(() => done())) };
  }
  throw new Error(`all ${count} loopback blocks are taken by other labs`);
}

function tryLock(address: string): Promise<Server | null> {
  const lock = createServer();
  return new Promise((resolve, reject) => {
    lock.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    lock.listen(LOCK_PORT, address, () => resolve(lock));
  });
}
