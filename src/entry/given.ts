import type { Definitions } from '../core/inputs/definition.ts';
import type { AccessValues, NamedValues } from '../core/inputs/verb-inputs.ts';
import type { Given } from '../files/config-file.ts';
import { actionInputs } from '../github/inputs.ts';
import type { Access } from './parts.ts';

/** Inputs as the runner gives them, and where files are read from. */
export const given = (definitions: Definitions): Given => ({
  inputs: actionInputs(Object.keys(definitions)),
  environment: process.env,
  workspace: process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
});

export const accessOf = (values: AccessValues): Access => ({
  region: values['aws-region'],
  roleToAssume: values['role-to-assume'],
  stateBucket: values['state-bucket'],
});

/** How reports name a service and environment. */
export const titleOf = ({ service, environment }: NamedValues): string => `${service} in ${environment}`;
