import { createServer, type Server } from 'node:net';

/** A loopback block of this lab alone: `127.<number>.0.0/16`. Held until released, so that two labs never meet. */
export interface Block {
  readonly number: number;
  release(): Promise<void>;
}

const FIRST = 64;
const LAST = 250;
/** Binding it is the lock: the kernel lets go of it with the process, however that ends. */
const LOCK_PORT = 40404;

/** Takes the first free block, beginning at a place of its own so that many labs at once seldom collide. */
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
