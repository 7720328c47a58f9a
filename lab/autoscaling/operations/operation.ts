import type { ApiAnswer, ApiCall } from '../../ports.ts';
import type { Parts } from '../context.ts';

/** Answers one call of Auto Scaling's API. */
export type Operation = (parts: Parts, call: ApiCall) => ApiAnswer | Promise<ApiAnswer>;

/** By the operation's name in the API. */
export type Operations = Readonly<Record<string, Operation>>;
