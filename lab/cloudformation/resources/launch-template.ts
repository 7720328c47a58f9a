import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  DeleteLaunchTemplateCommand,
  type RequestLaunchTemplateData,
} from '@aws-sdk/client-ec2';
import { resourceType } from '../resource-type.ts';

/**
 * The resource type AWS::EC2::LaunchTemplate: creates, changes and deletes launch templates. An update creates
 * a new version, which `GetAtt LatestVersionNumber` then returns.
 */

interface LaunchTemplate {
  readonly LaunchTemplateName?: string;
  /** In the form of the EC2 API. */
  readonly LaunchTemplateData: RequestLaunchTemplateData;
  readonly VersionDescription?: string;
}

export const launchTemplate = resourceType<LaunchTemplate>({
  supports: ['LaunchTemplateName', 'LaunchTemplateData', 'VersionDescription'],
  async create({ LaunchTemplateName, LaunchTemplateData, VersionDescription }, context) {
    const { LaunchTemplate: made } = await context.ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: LaunchTemplateName ?? context.newName(128),
        LaunchTemplateData,
        VersionDescription,
      }),
    );
    const id = made?.LaunchTemplateId ?? '';
    return { physicalId: id, attributes: attributes(id, 1) };
  },
  async update({ physicalId }, { LaunchTemplateData, VersionDescription }, _previous, { ec2 }) {
    const { LaunchTemplateVersion } = await ec2.send(
      new CreateLaunchTemplateVersionCommand({
        LaunchTemplateId: physicalId,
        LaunchTemplateData,
        VersionDescription,
      }),
    );
    return attributes(physicalId, LaunchTemplateVersion?.VersionNumber ?? 0);
  },
  async remove({ physicalId }, _properties, { ec2 }) {
    await ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateId: physicalId }));
  },
});

const attributes = (id: string, latest: number) => ({
  LaunchTemplateId: id,
  DefaultVersionNumber: '1',
  LatestVersionNumber: String(latest),
});
