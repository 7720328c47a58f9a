/** A policy document as JSON text, as APIs take it. Templates write it as text or as a structure. */
export function documentText(document: unknown): string {
  return typeof document === 'string' ? document : JSON.stringify(document);
}
