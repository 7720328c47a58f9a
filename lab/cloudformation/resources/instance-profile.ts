import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  DeleteInstanceProfileCommand,
  GetInstanceProfileCommand,
  RemoveRoleFromInstanceProfileCommand,
} from '@aws-sdk/client-iam';
import { resourceType } from '../resource-type.ts';

/** The resource type AWS::IAM::InstanceProfile: creates, changes and deletes instance profiles. */

interface InstanceProfile {
  readonly InstanceProfileName?: string;
  readonly Path?: string;
  /** Exactly one role, as IAM requires. */
  readonly Roles: readonly string[];
}

export const instanceProfile = resourceType<InstanceProfile>({
  supports: ['InstanceProfileName', 'Path', 'Roles'],
  async create({ InstanceProfileName, Path }, context) {
    const name = InstanceProfileName ?? context.newName(128);
    const { InstanceProfile: made } = await context.iam.send(
      new CreateInstanceProfileCommand({ InstanceProfileName: name, Path }),
    );
    return { physicalId: name, attributes: { Arn: made?.Arn } };
  },
  async finish({ physicalId }, { Roles: [RoleName] }, { iam }) {
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: physicalId, RoleName }));
  },
  async update({ physicalId, attributes }, { Roles: [now] }, { Roles: [before] }, { iam }) {
    await iam.send(
      new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName: physicalId, RoleName: before }),
    );
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: physicalId, RoleName: now }));
    return attributes;
  },
  async remove({ physicalId: InstanceProfileName }, _properties, { iam }) {
    // Reads the existing roles: a profile whose creation failed has none yet.
    const { InstanceProfile: found } = await iam.send(new GetInstanceProfileCommand({ InstanceProfileName }));
    for (const { RoleName } of found?.Roles ?? []) {
      await iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName }));
    }
    await iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName }));
  },
});
