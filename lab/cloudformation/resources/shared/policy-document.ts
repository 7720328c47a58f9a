/** A policy as APIs want it: templates may write it as JSON text or as structure. */
export function documentText(document: unknown): string {
  return typeof document === 'string' ? document : JSON.stringify(document);
}
