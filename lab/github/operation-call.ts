import type { Reply } from './reply.ts';
import type { State } from './state.ts';
import type { Holder } from './tokens.ts';

/** A call of an operation of GitHub: a checked request with a valid token and body. */
export interface OperationCall {
  readonly state: State;
  readonly holder: Holder;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  /** The whole URL, for the links between pages. */
  readonly url: URL;
}

/** The functions that answer operations, by GitHub's operation name. */
export type Operations = Readonly<Record<string, (call: OperationCall) => Reply>>;

/** The value if it is a text, else ''. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
