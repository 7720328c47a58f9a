import type { Change, CloudFormation } from '@aws-sdk/client-cloudformation';

/**
 * What an update would put another in the place of, or might, as soon as something it depends on has its new value:
 * `Group (AWS::AutoScaling::AutoScalingGroup)`, in the order that CloudFormation lists the changes.
 */
export async function replacements(
  client: CloudFormation,
  StackName: string,
  ChangeSetName: string,
): Promise<readonly string[]> {
  const found: string[] = [];
  let next: string | undefined;
  do {
    const answer = await client.describeChangeSet({
      StackName,
      ChangeSetName,
      ...(next && { NextToken: next }),
    });
    found.push(...(answer.Changes ?? []).filter(replaces).map(nameOf));
    next = answer.NextToken;
  } while (next !== undefined && next !== '');
  return found;
}

/** `Conditional` is only known to be harmless once it is done: too late for what serves. */
const replaces = ({ ResourceChange: change }: Change): boolean =>
  change?.Replacement === 'True' || change?.Replacement === 'Conditional';

const nameOf = ({ ResourceChange: change }: Change): string =>
  `${change?.LogicalResourceId ?? ''} (${change?.ResourceType ?? ''})`;
