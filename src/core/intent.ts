import { isFields, parsedJson } from './text/json.ts';

/** A request from another run to a running release: go on after the step that holds for approval, or roll back. */
export interface Intent {
  readonly schemaVersion: 1;
  /** The release that it is meant for. Every other release ignores it. */
  readonly releaseId: string;
  readonly kind: 'continue' | 'rollback';
  /** Index of the approved step; null when it names none, as with `rollback`. */
  readonly step: number | null;
  /** GitHub login of the person who asked. */
  readonly actor: string;
  readonly runUrl: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The longest accepted texts, in UTF-16 units. The action writes shorter ones, but others may write the object. */
const LONGEST = { document: 16_384, releaseId: 128, actor: 128, runUrl: 2_048 } as const;

/** Upper bound of a step index: more than any strategy has steps. */
const MOST_STEPS = 1_000;

/** The latest time that a Date can hold, in ms since the epoch. */
const LAST_MOMENT = 8_640_000_000_000_000;

/** Reads a stored intent; null when the text is not a valid one. Drops unknown fields. Never throws. */
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
