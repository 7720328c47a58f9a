import type { CloudFormation } from '@aws-sdk/client-cloudformation';
import type { StackView } from '../../core/observation.ts';
import type { Calls } from '../calls.ts';
import type { Clients } from '../clients.ts';
import { isNamed } from '../vendor-error.ts';

/** Returns the name of the Auto Scaling group of a fleet's stack; null until the group exists. */
type GroupNames = (stack: StackView) => Promise<string | null>;

/** Logical id of the group in templates/fleet.yaml, for the time before the stack has outputs. */
const GROUP = 'Group';

/** Reads the name from the stack's output, or from its resources during creation. Keeps a name that was found. */
export function groupNames(clients: Pick<Clients, 'cloudFormation'>, calls: Calls): GroupNames {
  const known = new Map<string, string>();
  return async (stack) => {
    if (stack.id === null || stack.status === 'REVIEW_IN_PROGRESS') return null;
    const name = stack.outputs['GroupName'] ?? known.get(stack.id);
    if (name !== undefined) return name;
    const client = await clients.cloudFormation();
    const found = await calls.repeat(stack.name, () => find(client, stack.id!));
    if (found !== null) known.set(stack.id, found);
    return found;
  };
}

async function find(client: CloudFormation, stackId: string): Promise<string | null> {
  try {
    const answer = await client.describeStackResources({ StackName: stackId, LogicalResourceId: GROUP });
    const id = answer.StackResources?.[0]?.PhysicalResourceId ?? '';
    return id === '' ? null : id;
  } catch (error) {
    if (isNamed(error, 'ValidationError')) return null;
    throw error;
  }
}
