import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  ListEntitiesForPolicyCommand,
  ListPolicyVersionsCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { isGone } from '../failure-reason.ts';
import { resourceType, type Workplace } from '../resource-type.ts';
import { documentText } from './shared/policy-document.ts';

interface ManagedPolicy {
  readonly ManagedPolicyName?: string;
  readonly Path?: string;
  readonly Description?: string;
  readonly PolicyDocument: unknown;
  readonly Roles?: readonly string[];
}

export const managedPolicy = resourceType<ManagedPolicy>({
  supports: ['ManagedPolicyName', 'Path', 'Description', 'PolicyDocument', 'Roles'],
  async create({ ManagedPolicyName, Path, Description, PolicyDocument }, at) {
    const PolicyName = ManagedPolicyName ?? at.newName(128);
    const { Policy } = await at.iam.send(
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
  async finish({ physicalId }, { Roles }, at) {
    await attach(physicalId, Roles, [], at);
  },
  async update({ physicalId, attributes }, { PolicyDocument, Roles }, previous, at) {
    await at.iam.send(
      new CreatePolicyVersionCommand({
        PolicyArn: physicalId,
        PolicyDocument: documentText(PolicyDocument),
        SetAsDefault: true,
      }),
    );
    await removeOldVersions(physicalId, at);
    await attach(physicalId, Roles, previous.Roles, at);
    return attributes;
  },
  async remove({ physicalId }, _properties, at) {
    // What is there, not what the template says: a policy whose making failed has only some of its roles.
    const { PolicyRoles = [] } = await at.iam.send(
      new ListEntitiesForPolicyCommand({ PolicyArn: physicalId }),
    );
    await attach(
      physicalId,
      [],
      PolicyRoles.map(({ RoleName = '' }) => RoleName),
      at,
    );
    await at.iam.send(new DeletePolicyCommand({ PolicyArn: physicalId }));
  },
});

/** IAM keeps five versions at most, and a policy with old ones cannot be deleted. */
async function removeOldVersions(PolicyArn: string, { iam }: Workplace): Promise<void> {
  const { Versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
  for (const { VersionId } of Versions.filter(({ IsDefaultVersion }) => IsDefaultVersion !== true)) {
    await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
  }
}

async function attach(
  PolicyArn: string,
  now: readonly string[] = [],
  before: readonly string[] = [],
  { iam }: Workplace,
): Promise<void> {
  for (const RoleName of before.filter((role) => !now.includes(role))) {
    await iam.send(new DetachRolePolicyCommand({ PolicyArn, RoleName }));
  }
  for (const RoleName of now.filter((role) => !before.includes(role))) {
    await iam.send(new AttachRolePolicyCommand({ PolicyArn, RoleName }));
  }
}

interface InlinePolicy {
  readonly PolicyName: string;
  readonly PolicyDocument: unknown;
  readonly Roles?: readonly string[];
}

/** Written into each of its roles. */
export const inlinePolicy = resourceType<InlinePolicy>({
  supports: ['PolicyName', 'PolicyDocument', 'Roles'],
  async create(properties, at) {
    await put(properties, at);
    const id = at.newName(128);
    return { physicalId: id, attributes: { Id: id } };
  },
  async update({ attributes }, properties, previous, at) {
    const kept = properties.PolicyName === previous.PolicyName ? (properties.Roles ?? []) : [];
    await removeFrom(
      (previous.Roles ?? []).filter((role) => !kept.includes(role)),
      previous.PolicyName,
      at,
    );
    await put(properties, at);
    return attributes;
  },
  remove: (_made, { PolicyName, Roles = [] }, at) => removeFrom(Roles, PolicyName, at),
});

async function put(
  { PolicyName, PolicyDocument, Roles = [] }: InlinePolicy,
  { iam }: Workplace,
): Promise<void> {
  for (const RoleName of Roles) {
    await iam.send(
      new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: documentText(PolicyDocument) }),
    );
  }
}

async function removeFrom(roles: readonly string[], PolicyName: string, { iam }: Workplace): Promise<void> {
  for (const RoleName of roles) {
    await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
  }
}
