import { stringify } from 'yaml';
import type { Definition } from '../../src/core/inputs/definition.ts';
import type { Verb } from '../../src/entry/verb.ts';
import { VERB_TEXTS } from './verbs.ts';

const HEADER = '# Made by `npm run generate` from src/core/inputs and src/core/outputs.ts: change those.\n';

/** Makes a verb's action.yml. `main` is the program that it starts, relative to that file. */
export const actionYml = (verb: Verb, main: string): string => {
  const { description, inputs, outputs, post } = VERB_TEXTS[verb];
  return (
    HEADER +
    stringify(
      {
        name: `TorchServe ${verb}`,
        description,
        author: 'torchserve-deploy contributors',
        branding: { icon: 'shuffle', color: 'orange' },
        inputs: Object.fromEntries(Object.entries<Definition<unknown>>(inputs).map(actionInput)),
        outputs: Object.fromEntries(
          Object.entries(outputs).map(([name, text]) => [name, { description: text }]),
        ),
        runs: { using: 'node24', main, ...(post ? { post: main } : {}) },
      },
      { lineWidth: 110 },
    )
  );
};

/**
 * States an input's default in its description only; the action applies it. GitHub would pass a `default:` on as if the user
 * had given it, and it would then win over the config file.
 */
const actionInput = ([name, definition]: readonly [string, Definition<unknown>]): readonly [
  string,
  object,
] => [
  name,
  {
    description: [definition.description, defaultSentence(definition)]
      .filter((part) => part !== '')
      .join(' '),
    required: isRequired(definition),
    ...(definition.expression === undefined ? {} : { default: definition.expression }),
  },
];

export const isRequired = ({ default: text, environment }: Definition<unknown>): boolean =>
  text === undefined && environment === undefined;

const defaultSentence = (definition: Definition<unknown>): string => {
  const note = defaultNote(definition);
  return note === '' || definition.expression !== undefined ? '' : `Default: ${note}.`;
};

/** The default in Markdown; empty when there is nothing to say. */
export const defaultNote = ({ default: text, defaultNote: note, expression }: Definition<unknown>): string =>
  note ??
  (expression !== undefined ? `\`${expression}\`` : text === undefined || text === '' ? '' : `\`${text}\``);
