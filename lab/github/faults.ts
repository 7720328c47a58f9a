import { refused, type Reply } from './reply.ts';

const MESSAGES: Readonly<Record<number, string>> = {
  403: 'Resource not accessible by integration',
  422: 'Validation Failed',
  429: 'API rate limit exceeded',
  500: 'Server Error',
  502: 'Server Error',
  503: 'Service Unavailable',
};

/** The faults that are injected into the lab's GitHub. */
export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The error answer for this request; null when no fault applies. */
  strike(operation: string): Reply | null;
}

/** A fault of an operation, which has GitHub's name, e.g. `issues/create-comment`. */
interface Fault {
  /** `*`: every operation. */
  readonly operation: string;
  readonly status: number;
  /** How many requests fail; absent: all until `clear`. */
  readonly times?: number;
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
