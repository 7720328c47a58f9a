import type { CloudFormation, OperationEvent } from '@aws-sdk/client-cloudformation';

/**
 * What early validation found: the set's own reason only says that it failed (CFN-31). Best effort: without
 * permission to read the events the set's reason has to do.
 */
export async function validationCauses(
  client: CloudFormation,
  stack: string,
  changeSet: string,
): Promise<readonly string[]> {
  try {
    const answer = await client.describeEvents({
      StackName: stack,
      ChangeSetName: changeSet,
      Filters: { FailedEvents: true },
    });
    return (answer.OperationEvents ?? []).map(causeText).filter((text) => text !== null);
  } catch {
    return [];
  }
}

/** `Group /Resources/Group/Properties/MinSize: …`; null for an event without a reason. */
function causeText(event: OperationEvent): string | null {
  const reason = event.ValidationStatusReason ?? event.ResourceStatusReason ?? event.HookStatusReason;
  if (reason === undefined) return null;
  const where = [event.LogicalResourceId, event.ValidationPath].filter(
    (part) => part !== undefined && part !== '',
  );
  return where.length === 0 ? reason : `${where.join(' ')}: ${reason}`;
}
