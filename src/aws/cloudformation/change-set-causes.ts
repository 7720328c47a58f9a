import type { CloudFormation, OperationEvent } from '@aws-sdk/client-cloudformation';

/**
 * Reads why early validation refused a change set, since the set's own reason only says that it failed (CFN-31).
 * Returns nothing without permission to read the events; the caller then shows the set's reason.
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

/** Formats an event as `Group /Resources/Group/Properties/MinSize: …`; null for an event without a reason. */
function causeText(event: OperationEvent): string | null {
  const reason = event.ValidationStatusReason ?? event.ResourceStatusReason ?? event.HookStatusReason;
  if (reason === undefined) return null;
  const where = [event.LogicalResourceId, event.ValidationPath].filter(
    (part) => part !== undefined && part !== '',
  );
  return where.length === 0 ? reason : `${where.join(' ')}: ${reason}`;
}
