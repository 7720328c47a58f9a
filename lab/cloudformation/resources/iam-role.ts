import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from '@aws-sdk/client-iam';
import type { Tag } from '../tag.ts';
import { resourceType, type ResourceContext } from '../resource-type.ts';
import { documentText } from './shared/policy-document.ts';

interface Role {
  readonly RoleName?: string;
  readonly Path?: string;
  readonly Description?: string;
  readonly AssumeRolePolicyDocument: unknown;
  readonly PermissionsBoundary?: string;
  readonly MaxSessionDuration?: number;
  readonly ManagedPolicyArns?: readonly string[];
  readonly Policies?: readonly { readonly PolicyName: string; readonly PolicyDocument: unknown }[];
  readonly Tags?: readonly Tag[];
}

/** The resource type AWS::IAM::Role: creates, changes and deletes roles with their policies. */
export const iamRole = resourceType<Role>({
  supports: [
    'RoleName',
    'Path',
    'Description',
    'AssumeRolePolicyDocument',
    'PermissionsBoundary',
    'MaxSessionDuration',
    'ManagedPolicyArns',
    'Policies',
    'Tags',
  ],
  async create(
    { RoleName, AssumeRolePolicyDocument, ManagedPolicyArns: _, Policies: __, ...properties },
    context,
  ) {
    const name = RoleName ?? context.newName(64);
    const { Role: made } = await context.iam.send(
      new CreateRoleCommand({
        ...properties,
        RoleName: name,
        AssumeRolePolicyDocument: documentText(AssumeRolePolicyDocument),
        Tags: properties.Tags?.slice(),
      }),
    );
    return { physicalId: name, attributes: { Arn: made?.Arn, RoleId: made?.RoleId } };
  },
  finish: ({ physicalId }, properties, context) => setPolicies(physicalId, properties, context),
  async update({ physicalId, attributes }, properties, previous, context) {
    await setTrust(physicalId, properties, previous, context);
    await setPolicies(physicalId, properties, context);
    await setTags(physicalId, properties, previous, context);
    return attributes;
  },
  async remove({ physicalId }, _properties, context) {
    await setPolicies(physicalId, {}, context);
    await context.iam.send(new DeleteRoleCommand({ RoleName: physicalId }));
  },
});

async function setTrust(RoleName: string, now: Role, before: Role, { iam }: ResourceContext): Promise<void> {
  const PolicyDocument = documentText(now.AssumeRolePolicyDocument);
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
  const { Description, MaxSessionDuration, PermissionsBoundary } = now;
  await iam.send(new UpdateRoleCommand({ RoleName, Description, MaxSessionDuration }));
  if (PermissionsBoundary !== undefined) {
    await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary }));
  } else if (before.PermissionsBoundary !== undefined) {
    await iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName }));
  }
}

type Policies = Pick<Role, 'ManagedPolicyArns' | 'Policies'>;

/**
 * Brings the role's inline policies to the wanted ones. Compares with the policies that exist, because a failed
 * change did only a part.
 */
async function setPolicies(RoleName: string, wanted: Policies, { iam }: ResourceContext): Promise<void> {
  const { ManagedPolicyArns: arns = [], Policies: policies = [] } = wanted;
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  const attached = AttachedPolicies.map(({ PolicyArn = '' }) => PolicyArn);
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  for (const PolicyArn of attached.filter((arn) => !arns.includes(arn))) {
    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  }
  for (const name of PolicyNames.filter((old) => !policies.some(({ PolicyName }) => PolicyName === old))) {
    await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: name }));
  }
  for (const PolicyArn of arns.filter((arn) => !attached.includes(arn))) {
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  }
  for (const { PolicyName, PolicyDocument } of policies) {
    await iam.send(
      new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: documentText(PolicyDocument) }),
    );
  }
}

async function setTags(RoleName: string, now: Role, before: Role, { iam }: ResourceContext): Promise<void> {
  const TagKeys = (before.Tags ?? [])
    .map(({ Key }) => Key)
    .filter((key) => !now.Tags?.some(({ Key }) => Key === key));
  if (TagKeys.length > 0) await iam.send(new UntagRoleCommand({ RoleName, TagKeys }));
  if (now.Tags !== undefined && now.Tags.length > 0)
    await iam.send(new TagRoleCommand({ RoleName, Tags: [...now.Tags] }));
}
