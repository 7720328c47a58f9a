import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DetachRolePolicyCommand,
  ListEntitiesForPolicyCommand,
  ListPolicyVersionsCommand,
} from '@aws-sdk/client-iam';
import { resourceType, type ResourceContext } from '../resource-type.ts';
import { documentText } from './shared/policy-document.ts';

interface ManagedPolicy {
  readonly ManagedPolicyName?: string;
  readonly Path?: string;
  readonly Description?: string;
  readonly PolicyDocument: unknown;
  readonly Roles?: readonly string[];
}

/** The resource type AWS::IAM::ManagedPolicy: creates, changes and deletes managed policies. */
export const managedPolicy = resourceType<ManagedPolicy>({
  supports: ['ManagedPolicyName', 'Path', 'Description', 'PolicyDocument', 'Roles'],
  async create({ ManagedPolicyName, Path, Description, PolicyDocument }, context) {
    const PolicyName = ManagedPolicyName ?? context.newName(128);
    const { Policy } = await context.iam.send(
      new CreatePolicyCommand({
        PolicyName,
        Path,
        Description,
        PolicyDocument: documentText(PolicyDocument),
      }),
    );
    const arn = Policy?.Arn ?? '';
    return { physicalId: arn, attributes: { PolicyArn: arn, PolicyId: Policy?.PolicyId } };
  },
  async finish({ physicalId }, { Roles }, context) {
    await attach(physicalId, Roles, [], context);
  },
  async update({ physicalId, attributes }, { PolicyDocument, Roles }, previous, context) {
    await context.iam.send(
      new CreatePolicyVersionCommand({
        PolicyArn: physicalId,
        PolicyDocument: documentText(PolicyDocument),
        SetAsDefault: true,
      }),
    );
    await removeOldVersions(physicalId, context);
    await attach(physicalId, Roles, previous.Roles, context);
    return attributes;
  },
  async remove({ physicalId }, _properties, context) {
    // Reads the existing roles: a policy whose creation failed is attached to only some of its roles.
    const { PolicyRoles = [] } = await context.iam.send(
      new ListEntitiesForPolicyCommand({ PolicyArn: physicalId }),
    );
    await attach(
      physicalId,
      [],
      PolicyRoles.map(({ RoleName = '' }) => RoleName),
      context,
    );
    await context.iam.send(new DeletePolicyCommand({ PolicyArn: physicalId }));
  },
});

/**
 * Deletes all versions but the default one. IAM keeps at most five, and cannot delete a policy with old
 * versions.
 */
async function removeOldVersions(PolicyArn: string, { iam }: ResourceContext): Promise<void> {
  const { Versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
  for (const { VersionId } of Versions.filter(({ IsDefaultVersion }) => IsDefaultVersion !== true)) {
    await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
  }
}

async function attach(
  PolicyArn: string,
  now: readonly string[] = [],
  before: readonly string[] = [],
  { iam }: ResourceContext,
): Promise<void> {
  for (const RoleName of before.filter((role) => !now.includes(role))) {
    await iam.send(new DetachRolePolicyCommand({ PolicyArn, RoleName }));
  }
  for (const RoleName of now.filter((role) => !before.includes(role))) {
    await iam.send(new AttachRolePolicyCommand({ PolicyArn, RoleName }));
  }
}
