/**
 * What another run asks of a running release, in `intent.json` beside its record. It names the release (and the step
 * that holds), so that one that was left lying says nothing to a later release.
 */
export interface Intent {
  readonly schemaVersion: 1;
  readonly releaseId: string;
  readonly kind: 'continue' | 'rollback';
  /** The step that `continue` lets go on. */
  readonly step: number | null;
  readonly actor: string;
  readonly runUrl: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}
