/** A piece of a report; later ones are the first to be left out when the whole is too long. */
export type Section = string | null;

const LEFT_OUT =
  '_Some details were left out here to stay within the limit; the log of the run has them all._';

/**
 * Joins what fits, in order, and says so when something did not. The first section is cut rather than left out,
 * so the result is never longer than `limit` characters and never empty.
 */
export const joinWithin = (limit: number, sections: readonly Section[]): string => {
  const [first = '', ...rest] = sections.filter((section) => section !== null);
  const room = limit - LEFT_OUT.length - 2;
  const shown = rest.reduce(
    (text, section) => (text.length + 2 + section.length <= room ? `${text}\n\n${section}` : text),
    first.slice(0, room).toWellFormed(),
  );
  const whole = [first, ...rest].join('\n\n');
  return whole.length <= limit ? whole : `${shown}\n\n${LEFT_OUT}`;
};

/** Folded text; `summary` is ours, never foreign. */
export const folded = (summary: string, content: string): string =>
  `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;

/** A table without a heading row: label and value. Cells are Markdown already. */
export const factTable = (rows: readonly (readonly [string, string] | null)[]): string =>
  ['| | |', '|---|---|', ...rows.filter((row) => row !== null).map(([k, v]) => `| ${k} | ${v} |`)].join('\n');
