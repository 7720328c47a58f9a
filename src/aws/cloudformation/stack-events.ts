import type { CloudFormation, StackEvent as VendorEvent } from '@aws-sdk/client-cloudformation';
import type { StackEvent } from '../../ports.ts';
import type { Calls } from '../calls.ts';
import type { Clients } from '../clients.ts';
import { opensOperation } from './stack-cause.ts';

/** A page holds 100 events or so: more of them than an operation on any of our stacks makes. */
const MOST_PAGES = 10;

export interface StackEvents {
  /** Newest first, back to where `reached` says enough. `stack` is a name or, once it may be gone, an id. */
  back(stack: string, reached: (event: StackEvent) => boolean): Promise<readonly StackEvent[]>;
  /** The newest operation's events, newest first. */
  newestOperation(stack: string): Promise<readonly StackEvent[]>;
}

export function stackEvents(clients: Pick<Clients, 'cloudFormation'>, calls: Calls): StackEvents {
  const back: StackEvents['back'] = async (stack, reached) => {
    const client = await clients.cloudFormation();
    return calls.repeat(stack, () => read(client, stack, reached));
  };
  return { back, newestOperation: (stack) => back(stack, opensOperation) };
}

/** Up to and including the event that `reached` names. */
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
