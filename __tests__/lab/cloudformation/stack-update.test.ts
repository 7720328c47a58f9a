import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  DescribeStackResourcesCommand,
  GetTemplateCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';

import { badRole, logGroup, NAMED, since } from './stack-fixtures.ts';
import { brief, cloudFormationLab, type CloudFormationLab } from './cloudformation-lab.ts';

// moto's start alone takes seconds on a busy machine.
jest.setTimeout(60_000);

let lab: CloudFormationLab;
let logs: CloudWatchLogsClient;
beforeAll(async () => {
  lab = await cloudFormationLab(32);
  logs = new CloudWatchLogsClient(lab.as('TEST'));
});
afterAll(async () => {
  await lab.close();
  expect(lab.defects).toEqual([]);
});

const update = (StackName: string, template: object, more: object = {}) =>
  lab.client.send(new UpdateStackCommand({ StackName, TemplateBody: JSON.stringify(template), ...more }));
const groupsNamed = async (prefix: string) =>
  (await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: prefix }))).logGroups ?? [];
describe('update', () => {
  it('CFN-11: writes events of changed resources alone, and always cleans up', async () => {
    await lab.create('up', {
      Resources: { Same: logGroup('/up/same'), Group: logGroup('/up/group', { RetentionInDays: 7 }) },
    });
    await update('up', {
      Resources: { Same: logGroup('/up/same'), Group: logGroup('/up/group', { RetentionInDays: 30 }) },
    });
    expect(await lab.settled('up')).toMatchObject({
      StackStatus: 'UPDATE_COMPLETE',
      LastUpdatedTime: expect.any(Date),
    });
    expect(since(brief(await lab.events('up')), 'up UPDATE_IN_PROGRESS')).toEqual([
      'up UPDATE_IN_PROGRESS User Initiated',
      'Group UPDATE_IN_PROGRESS',
      'Group UPDATE_COMPLETE',
      'up UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'up UPDATE_COMPLETE',
    ]);
    expect((await groupsNamed('/up/group'))[0]?.retentionInDays).toBe(30);
  });

  it('CFN-12: replaces a resource that cannot change in place, and deletes the old one in the cleanup', async () => {
    await lab.create('swap', { Resources: { Group: logGroup('/swap/old') } });
    await update('swap', { Resources: { Group: logGroup('/swap/new') } });
    await lab.settled('swap');
    const events = (await lab.events('swap')).slice(-8);
    expect(brief(events)).toEqual([
      'swap UPDATE_IN_PROGRESS User Initiated',
      'Group UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.',
      'Group UPDATE_IN_PROGRESS Resource creation Initiated',
      'Group UPDATE_COMPLETE',
      'swap UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Group DELETE_IN_PROGRESS',
      'Group DELETE_COMPLETE',
      'swap UPDATE_COMPLETE',
    ]);
    expect(events.map(({ PhysicalResourceId }) => PhysicalResourceId).slice(1, 7)).toEqual([
      '/swap/old',
      '/swap/new',
      '/swap/new',
      expect.stringContaining('stack/swap/'),
      '/swap/old',
      '/swap/old',
    ]);
    expect((await groupsNamed('/swap')).map(({ logGroupName }) => logGroupName)).toEqual(['/swap/new']);
    const { StackResources } = await lab.client.send(
      new DescribeStackResourcesCommand({ StackName: 'swap' }),
    );
    expect(StackResources).toEqual([
      expect.objectContaining({ PhysicalResourceId: '/swap/new', ResourceStatus: 'UPDATE_COMPLETE' }),
    ]);
  });

  it('CFN-14: that fails rolls everything back, parameters and template included', async () => {
    const group = (days: unknown) => logGroup('/undo/group', { RetentionInDays: days });
    const Parameters = { Days: { Type: 'Number' } };
    const before = { Parameters, Resources: { Group: group({ Ref: 'Days' }), Swap: logGroup('/undo/old') } };
    const days = (value: string) => ({ Parameters: [{ ParameterKey: 'Days', ParameterValue: value }] });
    await lab.create('undo', before, days('7'));
    const Resources = {
      Group: group({ Ref: 'Days' }),
      Swap: logGroup('/undo/new'),
      Fresh: logGroup('/undo/fresh'),
      Bad: badRole('undone', { DependsOn: ['Group', 'Swap', 'Fresh'] }),
    };
    await update('undo', { Parameters, Resources }, { ...NAMED, ...days('30') });
    expect(await lab.settled('undo')).toMatchObject({
      StackStatus: 'UPDATE_ROLLBACK_COMPLETE',
      Parameters: [{ ParameterKey: 'Days', ParameterValue: '7' }],
    });
    const told = since(brief(await lab.events('undo')), 'undo UPDATE_ROLLBACK_IN_PROGRESS');
    expect(told[0]).toBe(
      'undo UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Bad]. ',
    );
    const cleanup = told.indexOf('undo UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
    expect(told.slice(1, cleanup).toSorted()).toEqual([
      'Group UPDATE_COMPLETE',
      'Group UPDATE_IN_PROGRESS',
      'Swap UPDATE_COMPLETE',
      'Swap UPDATE_IN_PROGRESS',
    ]);
    expect(
      told
        .slice(cleanup + 1, -1)
        .filter((event) => event.includes('COMPLETE'))
        .toSorted(),
    ).toEqual(['Bad DELETE_COMPLETE', 'Fresh DELETE_COMPLETE', 'Swap DELETE_COMPLETE']);
    expect(told.at(-1)).toBe('undo UPDATE_ROLLBACK_COMPLETE');
    const left = await groupsNamed('/undo');
    expect(left.map(({ logGroupName, retentionInDays }) => [logGroupName, retentionInDays])).toEqual([
      ['/undo/group', 7],
      ['/undo/old', undefined],
    ]);
    const { TemplateBody } = await lab.client.send(new GetTemplateCommand({ StackName: 'undo' }));
    expect(JSON.parse(TemplateBody ?? '')).toEqual(before);
  });

  it('deletes resources that are no longer in the template, in the cleanup', async () => {
    await lab.create('less', { Resources: { Kept: logGroup('/less/kept'), Gone: logGroup('/less/gone') } });
    await update('less', { Resources: { Kept: logGroup('/less/kept') } });
    await lab.settled('less');
    expect(since(brief(await lab.events('less')), 'less UPDATE_COMPLETE_CLEANUP')).toEqual([
      'less UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Gone DELETE_IN_PROGRESS',
      'Gone DELETE_COMPLETE',
      'less UPDATE_COMPLETE',
    ]);
  });
});
