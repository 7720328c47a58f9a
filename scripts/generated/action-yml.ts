import { stringify } from 'yaml';
import { DEPLOY_INPUTS } from '../../src/core/inputs/deploy-inputs.ts';
import type { Definition } from '../../src/core/inputs/definition.ts';
import { DEPLOY_OUTPUTS } from '../../src/core/outputs.ts';

const HEADER = '# Made by `npm run generate` from src/core/inputs and src/core/outputs.ts: change those.\n';

/** The text of an action.yml whose bundle is at `main`, relative to that file. */
export const actionYml = (main: string): string =>
  HEADER +
  stringify(
    {
      name: 'TorchServe deploy',
      description:
        'Releases a TorchServe model on EC2 as a blue/green swap, by canary, with automatic rollback',
      author: 'torchserve-deploy contributors',
      branding: { icon: 'shuffle', color: 'orange' },
      inputs: Object.fromEntries(Object.entries<Definition<unknown>>(DEPLOY_INPUTS).map(actionInput)),
      outputs: Object.fromEntries(
        Object.entries(DEPLOY_OUTPUTS).map(([name, description]) => [name, { description }]),
      ),
      runs: { using: 'node24', main, post: main },
    },
    { lineWidth: 110 },
  );

/**
 * An input's default is told in its description and applied by the action: GitHub would hand a `default:` over as if
 * the user had given it, and it would then win over the config file.
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
