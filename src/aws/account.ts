import type { Account } from '../ports.ts';
import type { Calls } from './calls.ts';
import type { Clients } from './clients.ts';

export function account(clients: Pick<Clients, 'sts'>, calls: Calls): Account {
  return {
    async accountId() {
      const sts = await clients.sts();
      const { Account: id } = await calls.repeat('credentials', () => sts.getCallerIdentity());
      return id!;
    },
  };
}
