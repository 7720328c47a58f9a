/** A part of a report, in Markdown; null is left out. */
export type Section = string | null;

const LEFT_OUT = '_Some details do not fit here; the log of the run has them all._';

/**
 * Joins the sections that fit into `limit` characters, in order, and says so when one did not fit. The first section is
 * cut rather than left out.
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

/** A section that readers unfold. `summary` is never foreign text. */
export const folded = (summary: string, content: string): string =>
  `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;

/** A table of labels and values, both in Markdown, without a heading row. */
export const factTable = (rows: readonly (readonly [string, string] | null)[]): string =>
  ['| | |', '|---|---|', ...rows.filter((row) => row !== null).map(([k, v]) => `| ${k} | ${v} |`)].join('\n');
