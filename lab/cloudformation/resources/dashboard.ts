import { DeleteDashboardsCommand, PutDashboardCommand } from '@aws-sdk/client-cloudwatch';
import { resourceType } from '../resource-type.ts';

interface Dashboard {
  readonly DashboardName?: string;
  readonly DashboardBody: string;
}

/**
 * The resource type AWS::CloudWatch::Dashboard: creates, changes and deletes dashboards. Tags, those of the
 * stack included, are not stored: moto has no place for them.
 */
export const dashboard = resourceType<Dashboard>({
  supports: ['DashboardName', 'DashboardBody'],
  async create({ DashboardName, DashboardBody }, context) {
    const name = DashboardName ?? context.newName(255);
    await context.cloudwatch.send(new PutDashboardCommand({ DashboardName: name, DashboardBody }));
    return { physicalId: name, attributes: {} };
  },
  async update({ physicalId: DashboardName, attributes }, { DashboardBody }, _previous, { cloudwatch }) {
    await cloudwatch.send(new PutDashboardCommand({ DashboardName, DashboardBody }));
    return attributes;
  },
  async remove({ physicalId }, _properties, { cloudwatch }) {
    await cloudwatch.send(new DeleteDashboardsCommand({ DashboardNames: [physicalId] }));
  },
});
