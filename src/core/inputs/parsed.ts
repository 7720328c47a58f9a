/** Why a text was refused: a stable code, a phrase that begins with "must", and what to write in its place. */
export interface Fault {
  readonly code: string;
  readonly rule: string;
  readonly remedy: string;
}

/** What reading a text gives. Readers never throw: a foreign text is not an exception. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

export type Read<T> = (text: string) => Parsed<T>;

export const good = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const bad = (code: string, rule: string, remedy: string): { ok: false; fault: Fault } => ({
  ok: false,
  fault: { code, rule, remedy },
});
