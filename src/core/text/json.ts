export type Fields = Readonly<Record<string, unknown>>;

/** What a text holds as JSON; null for one that is none, as for the text `null`: both are nothing to read from. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** An object with names, neither null nor a list. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
