import type { MiddlewareStack } from '@smithy/types';

/** Told AWS's time, in ms since the epoch, with every answer. */
export type ServerTimeListener = (serverNow: number) => void;

/** As much of any client as listening takes; what its commands carry does not matter. */
interface AnyClient {
  // oxlint-disable-next-line typescript/no-explicit-any -- each client has types of its own
  readonly middlewareStack: Pick<MiddlewareStack<any, any>, 'add'>;
}

/** Listens to the `Date` of all answers of this client, refusals too, since it stands inside of what reads them. */
export function withServerTime<T extends AnyClient>(client: T, listener: ServerTimeListener | undefined): T {
  if (listener === undefined) return client;
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const time = Date.parse(dateOf(result.response));
      if (!Number.isNaN(time)) listener(time);
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'serverTime' },
  );
  return client;
}

/** '' for an answer without a date. */
const dateOf = (response: unknown): string =>
  (response as { readonly headers?: Readonly<Record<string, string>> }).headers?.['date'] ?? '';
