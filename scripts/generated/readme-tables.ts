import type { Definition, Definitions } from '../../src/core/inputs/definition.ts';
import { INPUT_GROUPS } from '../../src/core/inputs/deploy-inputs.ts';
import type { Verb } from '../../src/entry/verb.ts';
import { defaultNote, isRequired } from './action-yml.ts';
import { VERB_TEXTS } from './verbs.ts';

/** The tables of inputs and outputs in the README files. */

const cell = (text: string): string => text.replaceAll('|', '\\|');

const inputRow = ([name, definition]: readonly [string, Definition<unknown>]): string =>
  `| \`${name}\` | ${isRequired(definition) ? '**required**' : cell(defaultNote(definition))} | ${cell(definition.description)} |`;

const inputTable = (inputs: Definitions): string =>
  [
    '| input | default | |',
    '|---|---|---|',
    ...Object.entries<Definition<unknown>>(inputs).map(inputRow),
  ].join('\n');

const outputTable = (verb: Verb): string =>
  [
    '| output | |',
    '|---|---|',
    ...Object.entries(VERB_TEXTS[verb].outputs).map(
      ([name, description]) => `| \`${name}\` | ${cell(description)} |`,
    ),
  ].join('\n');

/** Tables by the name of their markers. */
export type Tables = Readonly<Record<string, string>>;

/** The tables of deploy, whose many inputs come in groups. */
export const DEPLOY_TABLES: Tables = {
  inputs: INPUT_GROUPS.map(({ title, inputs }) => `**${title}**\n\n${inputTable(inputs)}`).join('\n\n'),
  outputs: outputTable('deploy'),
};

export const verbTables = (verb: Verb): Tables => ({
  inputs: inputTable(VERB_TEXTS[verb].inputs),
  outputs: outputTable(verb),
});

/**
 * Replaces the tables between the markers `<!-- NAME:begin -->` and `<!-- NAME:end -->` of a Markdown text.
 * @throws when a marker is missing: a table that is no longer updated would go unnoticed
 */
export const withTables = (markdown: string, tables: Tables): string =>
  Object.entries(tables).reduce((text, [name, table]) => {
    const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
    const [before, rest] = split(text, begin);
    const [, after] = split(rest, end);
    return `${before}${begin}\n${table}\n${end}${after}`;
  }, markdown);

const split = (text: string, marker: string): readonly [string, string] => {
  const at = text.indexOf(marker);
  if (at < 0) throw new Error(`the marker ${marker} is missing`);
  return [text.slice(0, at), text.slice(at + marker.length)];
};
