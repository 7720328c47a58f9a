import type { Definitions } from '../core/inputs/definition.ts';
import { ROLLBACK_INPUTS, type AccessValues, type RollbackValues } from '../core/inputs/verb-inputs.ts';
import type { Given } from '../files/config-file.ts';
import { readInputs } from '../files/read-inputs.ts';
import { actionInputs } from '../github/runner.ts';
import type { Access } from './wiring.ts';

/** The inputs that the runner gives, the environment, and the folder that files are read from. */
export const given = (definitions: Definitions): Given => ({
  inputs: actionInputs(Object.keys(definitions)),
  environment: process.env,
  workspace: process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
});

/** Reads the inputs of `rollback`, which the post step uses too. Throws Refusal. */
export const readRollback = (): Promise<RollbackValues> =>
  readInputs(ROLLBACK_INPUTS, given(ROLLBACK_INPUTS));

/** The inputs that connect a run to AWS. */
export const accessOf = (values: AccessValues): Access => ({
  region: values['aws-region'],
  roleToAssume: values['role-to-assume'],
  stateBucket: values['state-bucket'],
});
