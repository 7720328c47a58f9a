import type { Definitions } from '../core/inputs/definition.ts';
import { ROLLBACK_INPUTS, type AccessValues, type RollbackValues } from '../core/inputs/verb-inputs.ts';
import type { Given } from '../files/config-file.ts';
import { readInputs } from '../files/read-inputs.ts';
import { actionInputs } from '../github/runner.ts';
import type { Access } from './wiring.ts';

/** Inputs as the runner gives them, and where files are read from. */
export const given = (definitions: Definitions): Given => ({
  inputs: actionInputs(Object.keys(definitions)),
  environment: process.env,
  workspace: process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
});

/** The inputs of `rollback`, which are all that moving traffic back takes. Throws Refusal. */
export const readRollback = (): Promise<RollbackValues> =>
  readInputs(ROLLBACK_INPUTS, given(ROLLBACK_INPUTS));

export const accessOf = (values: AccessValues): Access => ({
  region: values['aws-region'],
  roleToAssume: values['role-to-assume'],
  stateBucket: values['state-bucket'],
});
