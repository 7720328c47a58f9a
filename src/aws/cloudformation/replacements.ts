import type { Change, CloudFormation } from '@aws-sdk/client-cloudformation';

/**
 * Lists the resources that an update replaces or may replace, such as `Group (AWS::AutoScaling::AutoScalingGroup)`,
 * in CloudFormation's order.
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

/**
 * Counts `Conditional` as a replacement: CloudFormation decides it only during the update, too late for a fleet that
 * serves.
 */
const replaces = ({ ResourceChange: change }: Change): boolean =>
  change?.Replacement === 'True' || change?.Replacement === 'Conditional';

const nameOf = ({ ResourceChange: change }: Change): string =>
  `${change?.LogicalResourceId ?? ''} (${change?.ResourceType ?? ''})`;
