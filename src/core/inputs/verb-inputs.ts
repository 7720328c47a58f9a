import { good } from './parsed.ts';
import { input, type Definitions, type Values } from './definition.ts';
import { DEPLOY_INPUTS } from './deploy-inputs.ts';

/** The inputs of the verbs other than `deploy`. Each verb takes some of deploy's inputs. */

type Name = keyof typeof DEPLOY_INPUTS;

const deployInputs = <N extends Name>(...names: readonly N[]): Pick<typeof DEPLOY_INPUTS, N> =>
  Object.fromEntries(names.map((name) => [name, DEPLOY_INPUTS[name]])) as Pick<typeof DEPLOY_INPUTS, N>;

/** All verbs accept the same config file. */
const config = {
  config: {
    ...DEPLOY_INPUTS.config,
    description:
      'A YAML file in the workspace with inputs of `deploy` as keys. Keys that are not listed here are ignored. An input overrides the file.',
  },
};

const NAMED = deployInputs('service', 'environment');
const ACCESS = { ...config, ...deployInputs('aws-region', 'role-to-assume', 'state-bucket') };
const POLL = deployInputs('poll-interval');

export const ROLLBACK_INPUTS = {
  ...NAMED,
  ...ACCESS,
  ...POLL,
  ...deployInputs('accept-observed', 'github-token', 'comment', 'github-deployment'),
} satisfies Definitions;

export const CONTINUE_INPUTS = { ...NAMED, ...ACCESS, ...POLL } satisfies Definitions;

export const STATUS_INPUTS = { ...NAMED, ...ACCESS } satisfies Definitions;

export const DESTROY_INPUTS = {
  ...NAMED,
  confirm: input({
    description:
      'Must be `SERVICE/ENVIRONMENT`, since a removal cannot be undone. The config file cannot set it.',
    form: { read: good<string>, schema: { type: 'string' } },
  }),
  ...ACCESS,
  ...POLL,
} satisfies Definitions;

export const SWEEP_INPUTS = { ...ACCESS, ...POLL } satisfies Definitions;

export type RollbackValues = Values<typeof ROLLBACK_INPUTS>;
export type DestroyValues = Values<typeof DESTROY_INPUTS>;
export type AccessValues = Values<typeof ACCESS>;
export type NamedValues = Values<typeof NAMED>;
