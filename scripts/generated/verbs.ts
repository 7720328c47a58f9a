import type { Definitions } from '../../src/core/inputs/definition.ts';
import { DEPLOY_INPUTS } from '../../src/core/inputs/deploy-inputs.ts';
import * as inputs from '../../src/core/inputs/verb-inputs.ts';
import * as outputs from '../../src/core/outputs.ts';
import type { Verb } from '../../src/entry/verb.ts';
import type { STUB_VERBS } from '../stubs.mjs';

/** The texts of a verb's action.yml. */
interface VerbText {
  readonly description: string;
  readonly inputs: Definitions;
  readonly outputs: Readonly<Record<string, string>>;
  /** Whether it leads a release that a later step must be able to turn back. */
  readonly post: boolean;
}

export type StubVerb = (typeof STUB_VERBS)[number];

export const VERB_TEXTS: Readonly<Record<Verb, VerbText>> = {
  deploy: {
    description:
      'Releases a TorchServe model on EC2 as a blue/green swap, by canary, with automatic rollback',
    inputs: DEPLOY_INPUTS,
    outputs: outputs.DEPLOY_OUTPUTS,
    post: true,
  },
  rollback: {
    description: 'Stops a TorchServe release that runs, or takes traffic back to the release before',
    inputs: inputs.ROLLBACK_INPUTS,
    outputs: outputs.ROLLBACK_OUTPUTS,
    post: true,
  },
  continue: {
    description: 'Lets a TorchServe release that holds for approval go on',
    inputs: inputs.CONTINUE_INPUTS,
    outputs: outputs.CONTINUE_OUTPUTS,
    post: false,
  },
  status: {
    description: 'Shows the newest TorchServe release, its fleets, weights and alarms; changes nothing',
    inputs: inputs.STATUS_INPUTS,
    outputs: outputs.STATUS_OUTPUTS,
    post: false,
  },
  destroy: {
    description: 'Removes everything of one TorchServe service and environment, in order',
    inputs: inputs.DESTROY_INPUTS,
    outputs: outputs.DESTROY_OUTPUTS,
    post: false,
  },
  sweep: {
    description:
      'Heals TorchServe releases whose run was lost and removes what is left over, in a whole state bucket',
    inputs: inputs.SWEEP_INPUTS,
    outputs: outputs.SWEEP_OUTPUTS,
    post: false,
  },
};
