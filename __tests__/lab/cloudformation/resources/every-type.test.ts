import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DeleteStackCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { autoScaling, type AutoScaling } from '../../../../lab/autoscaling/engine.ts';
import { cloudWatch } from '../../../../lab/cloudwatch/cloudwatch.ts';
import { RESOURCE_TYPES } from '../../../../lab/cloudformation/resource-types.ts';
import { labTime } from '../../../../lab/time.ts';
import { everyResource } from './every-resource.ts';
import { brief, cloudFormationLab, type CloudFormationLab } from '../cloudformation-lab.ts';

// moto's start alone takes seconds on a busy machine.
jest.setTimeout(60_000);

/**
 * A template with every resource type is created, tagged, updated and deleted. New tags update every type that
 * takes tags.
 */

let lab: CloudFormationLab;
let groups: AutoScaling;
let metrics: { stop(): Promise<void> };
const complaints: Error[] = [];
beforeAll(async () => {
  lab = await cloudFormationLab(32);
  const complain = (defect: Error) => void complaints.push(defect);
  const parts = { door: lab.door, time: labTime(0.001), region: lab.place.region, complain };
  groups = autoScaling(parts);
  metrics = cloudWatch(parts);
});
afterAll(async () => {
  await groups.stop();
  await metrics.stop();
  await lab.close();
  expect([...lab.defects, ...complaints, ...lab.door.defects]).toEqual([]);
});

const CAPABILITIES = { Capabilities: ['CAPABILITY_IAM' as const] };
const update = async (n: number, tag: string) => {
  const before = (await lab.events('all')).length;
  await lab.client.send(
    new UpdateStackCommand({
      StackName: 'all',
      TemplateBody: JSON.stringify({ Resources: everyResource(n) }),
      Tags: [{ Key: 'round', Value: tag }],
      ...CAPABILITIES,
    }),
  );
  const { StackStatus } = await lab.settled('all');
  const events = (await lab.events('all')).slice(before);
  expect(brief(events).filter((event) => event.includes('FAILED'))).toEqual([]);
  expect(StackStatus).toBe('UPDATE_COMPLETE');
  const changed = events.filter(({ ResourceStatus }) => ResourceStatus === 'UPDATE_COMPLETE');
  return new Set(changed.map(({ LogicalResourceId = '' }) => LogicalResourceId));
};

describe('every resource type', () => {
  it('is in the template of this test', () => {
    const used = Object.values(everyResource(1)).map(({ Type }) => Type);
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(RESOURCE_TYPES));
  });

  it('is made', async () => {
    const stack = await lab.create('all', { Resources: everyResource(1) }, CAPABILITIES);
    expect(brief(await lab.events('all')).filter((event) => event.includes('FAILED'))).toEqual([]);
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
  });

  it("gets the stack's tags if it takes tags", async () => {
    const changed = await update(1, 'one');
    expect([...changed].toSorted()).toEqual([
      'Address',
      'Alarm',
      'Balancer',
      'Bucket',
      'Endpoint',
      'Gateway',
      'Group',
      'Listener',
      'Logs',
      'Nat',
      'Role',
      'Security',
      'SubnetA',
      'SubnetB',
      'Table',
      'Target',
      'Vpc',
      'all',
    ]);
  });

  it('is updated in place or replaced', async () => {
    const changed = await update(3, 'two');
    const never = ['Attachment', 'Association', 'Profile'];
    const expected = [...Object.keys(everyResource(3)), 'all'].filter((id) => !never.includes(id));
    expect([...changed].toSorted()).toEqual(expected.toSorted());
  });

  it('is deleted', async () => {
    const { StackId = '' } = await lab.settled('all');
    await lab.client.send(new DeleteStackCommand({ StackName: 'all' }));
    const { StackStatus } = await lab.settled(StackId);
    expect(brief(await lab.events(StackId)).filter((event) => event.includes('FAILED'))).toEqual([]);
    expect(StackStatus).toBe('DELETE_COMPLETE');
  });
});
