import type { Reply } from './reply.ts';
import type { State } from './state.ts';
import type { Holder } from './tokens.ts';

/** A request that was understood: its operation is known, its token and its body were found good. */
export interface OperationCall {
  readonly state: State;
  readonly holder: Holder;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  /** The whole address, for the links between pages. */
  readonly url: URL;
}

/** What answers an operation, by its name in GitHub's description. */
export type Operations = Readonly<Record<string, (asked: OperationCall) => Reply>>;

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
