import { refused, type Reply } from './reply.ts';

/** What goes wrong, by the operation's name in GitHub's description, e.g. `issues/create-comment`. */
export interface Fault {
  /** `*`: every operation. */
  readonly operation: string;
  readonly status: number;
  /** How many requests it strikes; without it, every one until `clear`. */
  readonly times?: number;
}

const MESSAGES: Readonly<Record<number, string>> = {
  403: 'Resource not accessible by integration',
  422: 'Validation Failed',
  429: 'API rate limit exceeded',
  500: 'Server Error',
  502: 'Server Error',
  503: 'Service Unavailable',
};

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The answer of the fault that strikes this operation now; null when none does. */
  strike(operation: string): Reply | null;
}

export const faults = (): Faults => {
  const active = new Map<Fault, number>();
  const strike = (operation: string): Reply | null => {
    for (const [fault, left] of active) {
      if ((fault.operation !== '*' && fault.operation !== operation) || left === 0) continue;
      active.set(fault, left - 1);
      return refused(fault.status, MESSAGES[fault.status] ?? 'Server Error');
    }
    return null;
  };
  return { add: (fault) => active.set(fault, fault.times ?? Infinity), clear: () => active.clear(), strike };
};
