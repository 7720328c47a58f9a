import { ApiError } from '../ports.ts';

/** The defects of the lab itself, such as an exception in a handler or a 500 of moto. */
export class Defects {
  /** Oldest first. */
  readonly all: string[] = [];
  readonly #onDefect: (text: string) => void;

  /** @param onDefect told of each defect at once */
  constructor(onDefect: (text: string) => void) {
    this.#onDefect = onDefect;
  }

  add(defect: string): void {
    this.all.push(defect);
    this.#onDefect(defect);
  }

  /** Records an exception and returns the error that the caller gets for it. */
  addError(where: string, error: unknown): ApiError {
    const defect = `${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    this.add(defect);
    return new ApiError('InternalFailure', `lab defect in ${defect}`, 500);
  }
}
