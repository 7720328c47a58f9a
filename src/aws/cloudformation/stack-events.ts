import type { CloudFormation, StackEvent as VendorEvent } from '@aws-sdk/client-cloudformation';
import type { StackEvent } from '../../ports.ts';
import type { Calls } from '../calls.ts';
import type { Clients } from '../clients.ts';
import { opensOperation } from './stack-cause.ts';

/** Reads a stack's events, newest first. */
export interface StackEvents {
  /**
   * Reads back to and including the first event for which `reached` is true. `stack`: a name, or an id for a stack that
   * may be deleted.
   */
  back(stack: string, reached: (event: StackEvent) => boolean): Promise<readonly StackEvent[]>;
  /** Reads the events of the newest operation. */
  newestOperation(stack: string): Promise<readonly StackEvent[]>;
}

/** A limit: a page holds about 100 events, and no operation on the project's stacks has as many as ten pages. */
const MOST_PAGES = 10;

export function stackEvents(clients: Pick<Clients, 'cloudFormation'>, calls: Calls): StackEvents {
  const back: StackEvents['back'] = async (stack, reached) => {
    const client = await clients.cloudFormation();
    return calls.repeat(stack, () => read(client, stack, reached));
  };
  return { back, newestOperation: (stack) => back(stack, opensOperation) };
}

async function read(
  client: CloudFormation,
  stack: string,
  reached: (event: StackEvent) => boolean,
): Promise<readonly StackEvent[]> {
  const found: StackEvent[] = [];
  let next: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await client.describeStackEvents({ StackName: stack, ...(next && { NextToken: next }) });
    for (const event of (answer.StackEvents ?? []).map(toStackEvent)) {
      found.push(event);
      if (reached(event)) return found;
    }
    next = answer.NextToken;
    if (next === undefined) break;
  }
  return found;
}

const toStackEvent = (event: VendorEvent): StackEvent => ({
  id: event.EventId ?? '',
  at: event.Timestamp?.getTime() ?? 0,
  stack: event.StackName ?? '',
  resource: event.LogicalResourceId ?? '',
  type: event.ResourceType ?? '',
  status: event.ResourceStatus ?? '',
  reason: event.ResourceStatusReason ?? null,
});
