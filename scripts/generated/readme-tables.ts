import type { Definition } from '../../src/core/inputs/definition.ts';
import { INPUT_GROUPS } from '../../src/core/inputs/deploy-inputs.ts';
import { DEPLOY_OUTPUTS } from '../../src/core/outputs.ts';
import { defaultNote, isRequired } from './action-yml.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');

const inputRow = ([name, definition]: readonly [string, Definition<unknown>]): string =>
  `| \`${name}\` | ${isRequired(definition) ? '**required**' : cell(defaultNote(definition))} | ${cell(definition.description)} |`;

const inputTable = ({ title, inputs }: (typeof INPUT_GROUPS)[number]): string =>
  [
    `**${title}**`,
    '',
    '| input | default | |',
    '|---|---|---|',
    ...Object.entries<Definition<unknown>>(inputs).map(inputRow),
  ].join('\n');

const outputTable = (): string =>
  [
    '| output | |',
    '|---|---|',
    ...Object.entries(DEPLOY_OUTPUTS).map(([name, description]) => `| \`${name}\` | ${cell(description)} |`),
  ].join('\n');

/** Tables by the name of their markers. */
export const TABLES: Readonly<Record<string, () => string>> = {
  inputs: () => INPUT_GROUPS.map(inputTable).join('\n\n'),
  outputs: outputTable,
};

/**
 * A Markdown text with the tables between its `<!-- NAME:begin -->` and `<!-- NAME:end -->` markers made anew.
 * @throws when a marker is missing: a table that is no longer updated would go unnoticed
 */
export const withTables = (markdown: string): string =>
  Object.entries(TABLES).reduce((text, [name, table]) => {
    const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
    const [before, rest] = split(text, begin);
    const [, after] = split(rest, end);
    return `${before}${begin}\n${table()}\n${end}${after}`;
  }, markdown);

const split = (text: string, marker: string): readonly [string, string] => {
  const at = text.indexOf(marker);
  if (at < 0) throw new Error(`the marker ${marker} is missing`);
  return [text.slice(0, at), text.slice(at + marker.length)];
};
