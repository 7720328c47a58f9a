import { isFields, parsedJson } from './text/json.ts';
/** What another run asks of a running release: to pass the step that holds for approval, or to turn back. */
export interface Intent {
  readonly schemaVersion: 1;
  /** The release it is meant for; another one must not heed it. */
  readonly releaseId: string;
  readonly kind: 'continue' | 'rollback';
  /** Index of the step that may be passed; null: whichever holds. */
  readonly step: number | null;
  /** Who asked, as GitHub names them. */
  readonly actor: string;
  readonly runUrl: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Longest texts kept, in UTF-16 units. Ours are shorter; the object may hold anything. */
const LONGEST = { document: 16_384, releaseId: 128, actor: 128, runUrl: 2_048 } as const;

/** More steps than a strategy can have. */
const MOST_STEPS = 1_000;

/** The latest moment that a date can hold. */
const LAST_MOMENT = 8_640_000_000_000_000;

/** Reads a stored intent; null for whatever is none. Unknown fields are left out. Never throws. */
export function parsedIntent(text: string): Intent | null {
  const value = text.length > LONGEST.document ? null : parsedJson(text);
  if (!isIntent(value)) return null;
  const { releaseId, kind, step, actor, runUrl, at } = value;
  return { schemaVersion: 1, releaseId, kind, step, actor, runUrl, at };
}

const isText = (value: unknown, longest: number): boolean =>
  typeof value === 'string' && value.length > 0 && value.length <= longest;

const isWhole = (value: unknown, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;

const isIntent = (value: unknown): value is Intent =>
  isFields(value) &&
  value['schemaVersion'] === 1 &&
  isText(value['releaseId'], LONGEST.releaseId) &&
  (value['kind'] === 'continue' || value['kind'] === 'rollback') &&
  (value['step'] === null || isWhole(value['step'], MOST_STEPS)) &&
  isText(value['actor'], LONGEST.actor) &&
  isText(value['runUrl'], LONGEST.runUrl) &&
  isWhole(value['at'], LAST_MOMENT);
