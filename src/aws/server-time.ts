import type { MiddlewareStack } from '@smithy/types';

/**
 * Makes a client pass the `Date` of each answer to the listener. The middleware runs before errors are read, so
 * refusals count too.
 */
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

/** Receives the server time of an answer, in ms since the epoch. */
export type ServerTimeListener = (serverNow: number) => void;

/** The part of an SDK client that is needed to watch its answers. */
interface AnyClient {
  // oxlint-disable-next-line typescript/no-explicit-any -- each client has types of its own
  readonly middlewareStack: Pick<MiddlewareStack<any, any>, 'add'>;
}

/** Returns '' for an answer without a date. */
const dateOf = (response: unknown): string =>
  (response as { readonly headers?: Readonly<Record<string, string>> }).headers?.['date'] ?? '';
