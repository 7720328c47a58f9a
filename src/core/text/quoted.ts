/** Quotes untrusted text, so that no character of it stays hidden or reorders the rest. */

/**
 * Characters that can hide or reorder text: C0 and C1 controls, zero-width and invisible format characters, direction
 * overrides (bidi), line separators, lone surrogates and non-characters. No honest identifier, path or address has them.
 */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\p{Cs}\u{e0000}-\u{e0fff}]/u;
const EACH_HIDDEN = new RegExp(HIDDEN.source, 'gu');

/** True if a person would miss a part of the text, or see it in another order. */
export const hasHidden = (text: string): boolean => HIDDEN.test(text);

/** Quotes an untrusted text for a message. Hidden characters become `\u{…}`; at most `most` characters are kept. */
export const quoted = (text: string, most = 60): string => {
  const characters = Array.from(text.slice(0, 4 * most));
  const head = characters.slice(0, most).join('');
  const visible = head.replace(EACH_HIDDEN, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
  return `"${visible}${characters.length > most ? '…' : ''}"`;
};
