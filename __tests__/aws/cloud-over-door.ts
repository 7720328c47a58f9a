import { jest } from '@jest/globals';
import { clientsFor, type Clients } from '../../src/aws/clients.ts';
import { callsWith, type Calls } from '../../src/aws/calls.ts';
import type { Clock } from '../../src/ports.ts';
import { doorOverMoto, type DoorOverMoto } from '../lab/door/door-over-moto.ts';

/** The adapters' clients, told by environment variables alone to talk to a real door before a real moto. */
export interface CloudOverDoor extends DoorOverMoto {
  readonly clients: Clients;
  readonly calls: Calls;
  readonly clock: Clock;
  /** Times that a call of this operation reached the door. */
  count(operation: string): number;
}

// Starting moto takes seconds on a busy machine.
jest.setTimeout(60_000);

export const REGION = 'us-east-1';
const KEY = 'ADAPTERS';

/** Waiting is not part of what is tested: it takes a millisecond. */
const clock: Clock = {
  now: () => Date.now(),
  sleep: () => new Promise((resolve) => setTimeout(resolve, 1)),
};

export async function cloudOverDoor(): Promise<CloudOverDoor> {
  const lab = await doorOverMoto(37);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: lab.door.url,
    AWS_ACCESS_KEY_ID: KEY,
    AWS_SECRET_ACCESS_KEY: 'secret',
  });
  const clients = clientsFor({ region: REGION });
  return {
    ...lab,
    clients,
    calls: callsWith(clock),
    clock,
    count: (operation) => lab.door.log.calls({ accessKey: KEY, operation }).length,
  };
}
