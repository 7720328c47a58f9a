import { good } from './parsed.ts';
import { input, type Definitions, type Values } from './definition.ts';
import { DEPLOY_INPUTS } from './deploy-inputs.ts';

/** The inputs of the verbs beside `deploy`: deploy's own, of which each takes some. */

type Name = keyof typeof DEPLOY_INPUTS;

const ofDeploy = <N extends Name>(...names: readonly N[]): Pick<typeof DEPLOY_INPUTS, N> =>
  Object.fromEntries(names.map((name) => [name, DEPLOY_INPUTS[name]])) as Pick<typeof DEPLOY_INPUTS, N>;

/** One file serves all verbs. */
const config = {
  config: {
    ...DEPLOY_INPUTS.config,
    description:
      'A YAML file in the workspace with inputs of deploy as keys; those that are not listed here are ignored. An input wins over the file.',
  },
};

const NAMED = ofDeploy('service', 'environment');
const ACCESS = { ...config, ...ofDeploy('aws-region', 'role-to-assume', 'state-bucket') };
const POLL = ofDeploy('poll-interval');

export const ROLLBACK_INPUTS = {
  ...NAMED,
  ...ACCESS,
  ...POLL,
  ...ofDeploy('accept-observed', 'github-token', 'comment', 'github-deployment'),
} satisfies Definitions;

export const CONTINUE_INPUTS = { ...NAMED, ...ACCESS, ...POLL } satisfies Definitions;

export const STATUS_INPUTS = { ...NAMED, ...ACCESS } satisfies Definitions;

export const DESTROY_INPUTS = {
  ...NAMED,
  confirm: input({
    description:
      'Must be `SERVICE/ENVIRONMENT`: what is removed does not come back. Not read from the config file.',
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
