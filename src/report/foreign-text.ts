import { redact } from '../core/text/redaction.ts';

/**
 * Makes text that others wrote (a model's log, AWS's messages, an archive's name) harmless before it is shown. In a log
 * line it could be a workflow command; in a comment it could be a mention, a link or a false marker.
 */

/** CSI and OSC sequences first, so that their parameters go with them; then any other two-byte escape. */
const ANSI =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[@-_]?/g;
const LINE_END = /\r\n?|[\u0085\u2028\u2029\u000b\u000c]/g;
/** C0 and C1 without tab and line feed, bidirectional marks and overrides, zero-width characters. */
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The text without secrets, escape sequences and invisible characters; every line ends with LF. */
export const visible = (text: string): string =>
  redact(text.replace(ANSI, '').replace(LINE_END, '\n').replace(INVISIBLE, '').toWellFormed());

const shortened = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, limit - 1).toWellFormed()}…`;

/**
 * One line for the log. The runner takes a line that begins with `::`, or holds `##[` anywhere, for a command of the
 * action, so neither is left in it.
 */
export const oneLine = (text: string, limit = 500): string =>
  shortened(
    visible(text)
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/##(?=\[)/g, '# #')
      .replace(/^:(?=:)/, ': '),
    limit,
  );

/** A character that readers do not see and that breaks what GitHub would link: a mention, an issue, an address. */
const UNLINK = '\u200b';

/** A plain code span: nothing in it has a meaning in Markdown or in a table. */
const CODE = /`([\w ./:=,%?&+@-]+)`/;

/**
 * Text inside a Markdown line or table cell, without any mention, link, markup, HTML or marker. A plain code span stays
 * one: GitHub links nothing in it, and our remedies use them.
 */
export const inMarkdown = (text: string, limit = 500): string =>
  oneLine(text, limit)
    .split(CODE)
    .map((part, i) => (i % 2 === 1 ? `\`${part}\`` : escaped(part)))
    .join('');

const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\](){}~|!$#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@/g, `@${UNLINK}`)
    .replace(/(\\#|GH-)(?=\d)/gi, `$1${UNLINK}`)
    .replace(/(https?:)(?=\/\/)|(www)(?=\.)/gi, `$&${UNLINK}`);

/** A link if the address has only a scheme, a host, a port and a path; otherwise the address as text. */
export const address = (url: string): string =>
  /^https?:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[\w./-]*)?$/i.test(url) ? `<${url}>` : inMarkdown(url, 300);

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

/**
 * A code block with the last `limit` lines, each shortened. Its fence is longer than any run of backticks in it. Markers
 * are broken here too, because the comment is searched for them as text.
 */
export const fenced = (lines: readonly string[], limit = 40): string => {
  const shown = lines.flatMap((line) => visible(line).split('\n')).slice(-limit);
  const content = shown.map((line) => shortened(line, 300).replaceAll('<!--', '< !--')).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(content) + 1));
  return `${fence}text\n${content}\n${fence}`;
};
