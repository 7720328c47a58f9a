/** Thrown when an answer of a reader breaks one of its promises. */
export class Violation extends Error {
  constructor(promise: string) {
    super(promise);
    this.name = 'Violation';
  }
}

/** Throws a Violation of `promise` unless `condition` holds. */
export function holds(condition: boolean, promise: string): asserts condition {
  if (!condition) throw new Violation(promise);
}

/** Throws a Violation unless both values are the same JSON, with their keys in the same order. */
export const same = (a: unknown, b: unknown, promise: string): void => {
  const [one, two] = [JSON.stringify(a), JSON.stringify(b)];
  holds(one === two, `${promise}: ${one} and ${two}`);
};
