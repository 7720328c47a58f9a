import type { ApiAnswer, ApiCall } from '../../ports.ts';
import type { EngineContext } from '../context.ts';

/** A function that answers one call of Auto Scaling's API. */
type Operation = (context: EngineContext, call: ApiCall) => ApiAnswer | Promise<ApiAnswer>;

/** By the operation's name in the API. */
export type Operations = Readonly<Record<string, Operation>>;
