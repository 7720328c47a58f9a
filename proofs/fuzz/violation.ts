/** A reader gave an answer, and it is not one it may give. */
export class Violation extends Error {
  constructor(promise: string) {
    super(promise);
    this.name = 'Violation';
  }
}

/** `promise`: what is broken if it does not hold. */
export function holds(condition: boolean, promise: string): asserts condition {
  if (!condition) throw new Violation(promise);
}

/** Equal as JSON, with the keys in their order. */
export const same = (a: unknown, b: unknown, promise: string): void => {
  const [one, two] = [JSON.stringify(a), JSON.stringify(b)];
  holds(one === two, `${promise}: ${one} and ${two}`);
};
