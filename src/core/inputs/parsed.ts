/** The result of reading a text. Readers never throw, since bad input is not an exception. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

/** Why a text is refused: a stable code, a rule that begins with "must", and what to write instead. */
interface Fault {
  readonly code: string;
  readonly rule: string;
  readonly remedy: string;
}

export type Read<T> = (text: string) => Parsed<T>;

export const good = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const bad = (code: string, rule: string, remedy: string): { ok: false; fault: Fault } => ({
  ok: false,
  fault: { code, rule, remedy },
});
