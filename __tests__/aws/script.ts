import { ApiError, type ApiAnswer, type ApiCall, type Handler } from '../../lab/ports.ts';

type Reply = ApiAnswer | ApiError | ((call: ApiCall) => ApiAnswer);

/**
 * A service that answers from a script, through the real door and wire protocol: for behaviour of AWS that no lab can
 * produce at will. The last reply of an operation repeats; moto answers operations without a script.
 */
export interface Script {
  readonly handler: Handler;
  /** Replaces everything written before. */
  write(replies: Readonly<Record<string, Reply | readonly Reply[]>>): void;
  /** Calls of one operation since then, oldest first. */
  calls(operation: string): readonly ApiCall[];
}

export function script(): Script {
  let replies = new Map<string, Reply[]>();
  let heard: ApiCall[] = [];
  return {
    handler: async (call) => {
      heard.push(call);
      const left = replies.get(call.operation);
      if (left === undefined) return 'pass';
      const reply = left.length > 1 ? left.shift()! : left[0]!;
      if (reply instanceof ApiError) throw reply;
      return typeof reply === 'function' ? reply(call) : reply;
    },
    write(next) {
      replies = new Map(Object.entries(next).map(([operation, reply]) => [operation, [reply].flat()]));
      heard = [];
    },
    calls: (operation) => heard.filter((call) => call.operation === operation),
  };
}
