/** A log group, the simplest resource. */
export const logGroup = (LogGroupName: string, more: object = {}) => ({
  Type: 'AWS::Logs::LogGroup',
  Properties: { LogGroupName, ...more },
});
/** A role whose creation fails after the role exists: IAM answers 404 for its policy. */
export const badRole = (RoleName: string, more: object = {}) => ({
  Type: 'AWS::IAM::Role',
  ...more,
  Properties: {
    RoleName,
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/NoSuchPolicy'],
  },
});

/** Lets a template name its IAM resources. */
export const NAMED = { Capabilities: ['CAPABILITY_NAMED_IAM' as const] };

/** The events from the last one with this beginning. */
export const since = (events: readonly string[], status: string) =>
  events.slice(events.findLastIndex((event) => event.startsWith(status)));
