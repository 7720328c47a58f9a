import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import {
  ContinueUpdateRollbackCommand,
  CreateStackCommand,
  RollbackStackCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { brief, cloudFormationLab, type CloudFormationLab } from './cloudformation-lab.ts';

// moto's start alone takes seconds on a busy machine.
jest.setTimeout(60_000);

let lab: CloudFormationLab;
let logs: CloudWatchLogsClient;
beforeAll(async () => {
  lab = await cloudFormationLab(33);
  logs = new CloudWatchLogsClient(lab.as('TEST'));
});
afterAll(async () => {
  await lab.close();
  expect(lab.defects).toEqual([]);
});

const logGroup = (LogGroupName: string, RetentionInDays: number) => ({
  Type: 'AWS::Logs::LogGroup',
  Properties: { LogGroupName, RetentionInDays },
});
const template = (name: string, days: number, more: object = {}) => ({
  Resources: { Group: logGroup(`/${name}/a`, days), ...more },
});
const update = (StackName: string, body: object, more: object = {}) =>
  lab.client.send(new UpdateStackCommand({ StackName, TemplateBody: JSON.stringify(body), ...more }));
const days = async (name: string) => {
  const answer = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: `/${name}` }));
  return (answer.logGroups ?? []).map((group) => [group.logGroupName, group.retentionInDays]);
};
const failing = (stack: string) =>
  lab.faults.inject({ name: 'resource-fails', stack, resource: 'Group', on: 'UPDATE', says: 'not today' });

it('CFN-28: an update whose rollback failed is rolled back after the cause is gone', async () => {
  await lab.create('back', template('back', 1));
  const lift = failing('back');
  await update('back', template('back', 3, { More: logGroup('/back/b', 1) }));
  const stuck = await lab.settled('back');
  expect(stuck).toMatchObject({
    StackStatus: 'UPDATE_ROLLBACK_FAILED',
    StackStatusReason: 'The following resource(s) failed to update: [Group]. ',
  });
  await expect(update('back', template('back', 5))).rejects.toThrow('can not be updated');
  await expect(lab.client.send(new RollbackStackCommand({ StackName: 'back' }))).rejects.toThrow(
    'in which RollbackStack is not allowed',
  );
  await lab.client.send(new ContinueUpdateRollbackCommand({ StackName: 'back' }));
  expect(await lab.settled('back')).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_FAILED' });
  lift();
  const go = { StackName: 'back', ClientRequestToken: 'go' };
  await lab.client.send(new ContinueUpdateRollbackCommand(go));
  expect(await lab.settled('back')).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(await days('back')).toEqual([['/back/a', 1]]);
  const told = brief(await lab.events('back'));
  expect(told.filter((event) => event.includes('Group UPDATE_FAILED'))).toHaveLength(3);
  expect(told).toContain('back UPDATE_ROLLBACK_IN_PROGRESS User Initiated');
  expect(told.at(-1)).toBe('back UPDATE_ROLLBACK_COMPLETE');
  // The same call again (CFN-29).
  await lab.client.send(new ContinueUpdateRollbackCommand(go));
  await update('back', template('back', 5));
  expect(await lab.settled('back')).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
});

it('CFN-28: a failed update without rollback is rolled back on demand', async () => {
  await lab.create('later', template('later', 1));
  const lift = failing('later');
  const more = { More: { ...logGroup('/later/b', 1) } };
  await update('later', template('later', 3, more), { DisableRollback: true });
  expect(await lab.settled('later')).toMatchObject({ StackStatus: 'UPDATE_FAILED' });
  lift();
  await lab.client.send(new RollbackStackCommand({ StackName: 'later' }));
  expect(await lab.settled('later')).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(await days('later')).toEqual([['/later/a', 1]]);
});

it('CFN-28: a failed creation without rollback is deleted on demand', async () => {
  const lift = lab.faults.inject({
    name: 'resource-fails',
    stack: 'never',
    resource: 'Group',
    on: 'CREATE',
    says: 'no',
  });
  const body = JSON.stringify(template('never', 1));
  await lab.client.send(
    new CreateStackCommand({ StackName: 'never', TemplateBody: body, OnFailure: 'DO_NOTHING' }),
  );
  expect(await lab.settled('never')).toMatchObject({ StackStatus: 'CREATE_FAILED' });
  lift();
  await lab.client.send(new RollbackStackCommand({ StackName: 'never' }));
  expect(await lab.settled('never')).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
});

it('a fault applies a set number of times, and only to its own stack', async () => {
  await lab.create('once', template('once', 1));
  await lab.create('other', template('other', 1));
  const fault = { name: 'resource-fails', resource: 'Group', on: 'UPDATE', says: 'once', times: 1 } as const;
  const lift = lab.faults.inject({ ...fault, stack: 'once' });
  await update('other', template('other', 3));
  await update('once', template('once', 3));
  expect(await lab.settled('other')).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
  expect(await lab.settled('once')).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
  lift();
});
