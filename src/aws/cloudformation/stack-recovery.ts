import type { CloudFormation } from '@aws-sdk/client-cloudformation';
import { isNamed } from '../vendor-error.ts';

type Recovery = (client: CloudFormation, StackName: string, ClientRequestToken: string) => Promise<unknown>;

/** The call that returns a stuck stack to its last working state, by status. No call skips a resource. */
const RECOVERIES: Readonly<Record<string, Recovery>> = {
  UPDATE_ROLLBACK_FAILED: (client, StackName, ClientRequestToken) =>
    client.continueUpdateRollback({ StackName, ClientRequestToken }),
  UPDATE_FAILED: (client, StackName, ClientRequestToken) =>
    client.rollbackStack({ StackName, ClientRequestToken }),
  CREATE_FAILED: (client, StackName, ClientRequestToken) =>
    client.rollbackStack({ StackName, ClientRequestToken }),
};

/** Returns the recovery for a status; null for a status without one. */
export const recoveryFrom = (status: string): Recovery | null =>
  Object.hasOwn(RECOVERIES, status) ? acceptKnownToken(RECOVERIES[status]!) : null;

/** Counts a known token as success: an earlier call was accepted, and its answer was lost. */
const acceptKnownToken =
  (recover: Recovery): Recovery =>
  async (client, stack, token) => {
    try {
      return await recover(client, stack, token);
    } catch (error) {
      if (!isNamed(error, 'TokenAlreadyExistsException')) throw error;
      return undefined;
    }
  };
