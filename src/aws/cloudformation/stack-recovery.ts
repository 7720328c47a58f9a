import type { CloudFormation } from '@aws-sdk/client-cloudformation';
import { isNamed } from '../vendor-error.ts';

type Recovery = (client: CloudFormation, StackName: string, ClientRequestToken: string) => Promise<unknown>;

/** How a stack is taken back to what it was last, by the status that it is stuck in. Nothing is ever left out of it. */
const RECOVERIES: Readonly<Record<string, Recovery>> = {
  UPDATE_ROLLBACK_FAILED: (client, StackName, ClientRequestToken) =>
    client.continueUpdateRollback({ StackName, ClientRequestToken }),
  UPDATE_FAILED: (client, StackName, ClientRequestToken) =>
    client.rollbackStack({ StackName, ClientRequestToken }),
  CREATE_FAILED: (client, StackName, ClientRequestToken) =>
    client.rollbackStack({ StackName, ClientRequestToken }),
};

/** null for a status in which there is nothing to take back. */
export const recoveryFrom = (status: string): Recovery | null =>
  Object.hasOwn(RECOVERIES, status) ? acceptKnownToken(RECOVERIES[status]!) : null;

/** A token that is known already is an earlier call's, whose answer was lost. */
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
